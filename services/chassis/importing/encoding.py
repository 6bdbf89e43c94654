"""Opens a text file as it was saved: UTF-8 with or without a mark, Windows-1252; anything else is refused."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from services.chassis.importing.problem import FileRefused

TOO_LONG = "Baris %d lebih panjang dari 4 MB. Pastikan setiap baris berakhir, lalu simpan ulang sebagai CSV UTF-8."
UTF_8, WINDOWS = "utf-8-sig", "cp1252"
_MAGIC = {
    b"PK\x03\x04": "Ini berkas Excel atau ZIP. Simpan sebagai CSV UTF-8, lalu ulangi.",
    b"\xd0\xcf\x11\xe0": "Ini berkas Excel lama. Simpan sebagai CSV UTF-8, lalu ulangi.",
    b"\xff\xfe": "Berkas ini tersimpan sebagai UTF-16. Simpan sebagai CSV UTF-8, lalu ulangi.",
    b"\xfe\xff": "Berkas ini tersimpan sebagai UTF-16. Simpan sebagai CSV UTF-8, lalu ulangi.",
    b"%PDF": "Ini berkas PDF. Simpan sebagai CSV UTF-8, lalu ulangi.",
}
_GZIP = b"\x1f\x8b"
LONGEST_LINE = 4 * 1024 * 1024  # bytes: a file without line ends is no CSV, and does not fit into memory


def open_binary(path: Path) -> BinaryIO:
    """The file's bytes; a gzip file is read through."""
    try:
        with path.open("rb") as file:
            head = file.read(len(_GZIP))
        return cast("BinaryIO", gzip.open(path)) if head == _GZIP else path.open("rb")
    except OSError as error:
        raise FileRefused(f"Berkas tidak dapat dibuka: {error.strerror}.") from error


def encoding_of(path: Path) -> str:
    """``UTF_8`` or ``WINDOWS`` after reading the whole file once.  Raises ``FileRefused``."""
    utf_8 = windows = 0  # a line that proves it
    for number, line in _lines(path):
        if number == 1:
            _refuse_other_formats(line)
        if line.isascii():
            continue
        if _decodes(line, "utf-8"):
            utf_8 = utf_8 or number
        elif _decodes(line, WINDOWS):
            windows = windows or number
        else:
            raise FileRefused(f"Baris {number} bukan UTF-8 dan bukan Windows-1252. Simpan ulang sebagai CSV UTF-8.")
    if utf_8 and windows:
        raise FileRefused(
            f"Berkas mencampur dua pengodean: baris {utf_8} UTF-8, baris {windows} Windows-1252. "
            "Simpan ulang sebagai CSV UTF-8."
        )
    return WINDOWS if windows else UTF_8


def open_text(path: Path, encoding: str) -> TextIO:
    """The file as text, line ends untouched, as the csv module wants it."""
    return io.TextIOWrapper(open_binary(path), encoding=encoding, newline="")


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    try:
        with open_binary(path) as file:
            lines = iter(partial(file.readline, LONGEST_LINE + 1), b"")
            for number, line in enumerate(lines, start=1):
                if len(line) > LONGEST_LINE:
                    raise FileRefused(TOO_LONG % number)
                yield number, line
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise FileRefused("Berkas gzip ini rusak atau terpotong. Salin ulang.") from error


def _refuse_other_formats(head: bytes) -> None:
    for magic, message in _MAGIC.items():
        if head.startswith(magic):
            raise FileRefused(message)
    if head[1:40:2].count(0) > len(head[1:40:2]) // 2:
        raise FileRefused(_MAGIC[b"\xff\xfe"])


def _decodes(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
