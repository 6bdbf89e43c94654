"""A photo or scan: opened whole, turned upright and written anew, so that nothing but the picture is left of it."""

from __future__ import annotations

import warnings
from typing import IO, Any

from PIL import Image, ImageOps, JpegImagePlugin

from gateway.decoding.reasons import Reason, Refused
from gateway.decoding.starts import JPEG

MOST_PIXELS = 60_000_000  # a phone's camera makes 50 million at most
_FORMAT = {"image/jpeg": "JPEG", "image/png": "PNG"}
_TURNED = 0x0112  # the mark of a camera that was held upright


def clean(file: IO[bytes], target: IO[bytes], kind: str) -> None:
    """Write the picture without place, time, camera and comments.  Raises ``Refused``."""
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(file, formats=[_FORMAT[kind]]) as picture:
                _see_size(picture)
                picture.load()
                _write(picture, target, kind)
    except Image.DecompressionBombError as error:
        raise Refused(Reason.TOO_MANY_PIXELS) from error
    except (Refused, MemoryError):
        raise
    except Exception as error:  # a file that was made to break a reader breaks it in any way there is
        raise Refused(Reason.PICTURE_DAMAGED) from error


def _see_size(picture: Image.Image) -> None:
    if picture.width * picture.height > MOST_PIXELS:
        raise Refused(Reason.TOO_MANY_PIXELS)


def _write(picture: Image.Image, target: IO[bytes], kind: str) -> None:
    """As fine as it was: a JPEG keeps its tables, so that it loses nothing that can be seen."""
    how: dict[str, Any] = {}
    if kind == JPEG and isinstance(picture, JpegImagePlugin.JpegImageFile):
        how = {"qtables": picture.quantization, "subsampling": JpegImagePlugin.get_sampling(picture)}
    transparent = picture.info.get("transparency")
    upright = ImageOps.exif_transpose(picture) if picture.getexif().get(_TURNED, 1) != 1 else picture
    upright.info = {} if transparent is None else {"transparency": transparent}
    upright.save(target, _FORMAT[kind], exif=b"", **how)
