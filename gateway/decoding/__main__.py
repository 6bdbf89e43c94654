"""``python -m gateway.decoding SECONDS FD check MOST_PAGES``, ``… draw KIND PAGE …`` or ``… table MOST_LINES``.

Opens the file on stdin.  ``check`` writes to FD what is kept of it, ``draw`` pages as pictures, one behind the other,
``table`` the lines of a spreadsheet.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

from gateway.decoding.limits import keep_within
from gateway.decoding.reasons import Reason, Refused


def main() -> None:
    """One line of JSON: kind, pages and whether FD holds a cleaned copy; or the pages drawn; or the reason."""
    seconds, descriptor, what, *words = sys.argv[1:]
    keep_within(int(seconds))
    with os.fdopen(0, "rb", closefd=False) as file, os.fdopen(int(descriptor), "w+b", closefd=False) as target:
        try:
            answer = ANSWERS[what](file, target, *words)
            target.flush()
        except Refused as refused:
            answer = {"reason": refused.reason}
        except MemoryError:
            answer = {"reason": Reason.TOO_HEAVY}
    sys.stdout.write(json.dumps(answer))


def opened(file: BinaryIO, target: BinaryIO, most_pages: str) -> dict[str, Any]:
    """The facts of a document.  Raises ``Refused``."""
    from gateway.decoding import kinds, pictures, sheets, starts  # noqa: PLC0415 - decoders are loaded within the limits

    kind = kinds.kind_of(file)
    if kind == starts.PDF:
        pages, rewritten = sheets.check(file, target, int(most_pages))
        return {"kind": kind, "pages": pages, "rewritten": rewritten}
    pictures.clean(file, target, kind)
    return {"kind": kind, "pages": 1, "rewritten": True}


def drawn(file: BinaryIO, target: BinaryIO, kind: str, *pages: str) -> dict[str, Any]:
    """The pages are in ``target``: number and bytes of each.  Raises ``Refused``."""
    from gateway.decoding import drawing  # noqa: PLC0415 - decoders are loaded within the limits

    return {"drawn": drawing.draw(file, target, kind, [int(page) for page in pages])}


def tabled(file: BinaryIO, target: BinaryIO, most_lines: str) -> dict[str, Any]:
    """The lines are in ``target``.  Raises ``Refused``."""
    from gateway.decoding import tables  # noqa: PLC0415 - decoders are loaded within the limits

    tables.write(file, target, int(most_lines))
    return {"table": True}


ANSWERS: dict[str, Callable[..., dict[str, Any]]] = {"check": opened, "draw": drawn, "table": tabled}

if __name__ == "__main__":
    main()
