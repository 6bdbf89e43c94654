"""``python -m gateway.decoding MOST_PAGES SECONDS FD``: opens the file on stdin, writes what is kept of it to FD."""

from __future__ import annotations

import json
import os
import sys
from typing import Any, BinaryIO

from gateway.decoding.limits import keep_within
from gateway.decoding.reasons import Reason, Refused


def main() -> None:
    """One line of JSON: kind, pages, and whether FD holds a cleaned copy; or the reason."""
    most_pages, seconds, descriptor = (int(word) for word in sys.argv[1:])
    keep_within(seconds)
    with os.fdopen(0, "rb", closefd=False) as file, os.fdopen(descriptor, "w+b", closefd=False) as target:
        try:
            answer = opened(file, target, most_pages)
            target.flush()
        except Refused as refused:
            answer = {"reason": refused.reason}
        except MemoryError:
            answer = {"reason": Reason.TOO_HEAVY}
    sys.stdout.write(json.dumps(answer))


def opened(file: BinaryIO, target: BinaryIO, most_pages: int) -> dict[str, Any]:
    """The facts of a document.  Raises ``Refused``."""
    from gateway.decoding import kinds, pictures, sheets  # noqa: PLC0415 - decoders are loaded within the limits

    kind = kinds.kind_of(file)
    if kind == kinds.PDF:
        pages, rewritten = sheets.check(file, target, most_pages)
        return {"kind": kind, "pages": pages, "rewritten": rewritten}
    pictures.clean(file, target, kind)
    return {"kind": kind, "pages": 1, "rewritten": True}


if __name__ == "__main__":
    main()
