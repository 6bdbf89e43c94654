"""``python -m gateway.decoding SECONDS FD check MOST_PAGES`` or ``… draw KIND PAGE …``: opens the file on stdin.

``check`` writes to FD what is kept of it, ``draw`` pages as pictures, one behind the other.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any, BinaryIO

from gateway.decoding.limits import keep_within
from gateway.decoding.reasons import Reason, Refused


def main() -> None:
    """One line of JSON: kind, pages and whether FD holds a cleaned copy; or the pages drawn; or the reason."""
    seconds, descriptor, what, *words = sys.argv[1:]
    keep_within(int(seconds))
    with os.fdopen(0, "rb", closefd=False) as file, os.fdopen(int(descriptor), "w+b", closefd=False) as target:
        try:
            answer = drawn(file, target, *words) if what == "draw" else opened(file, target, int(words[0]))
            target.flush()
        except Refused as refused:
            answer = {"reason": refused.reason}
        except MemoryError:
            answer = {"reason": Reason.TOO_HEAVY}
    sys.stdout.write(json.dumps(answer))


def opened(file: BinaryIO, target: BinaryIO, most_pages: int) -> dict[str, Any]:
    """The facts of a document.  Raises ``Refused``."""
    from gateway.decoding import kinds, pictures, sheets, starts  # noqa: PLC0415 - decoders are loaded within the limits

    kind = kinds.kind_of(file)
    if kind == starts.PDF:
        pages, rewritten = sheets.check(file, target, most_pages)
        return {"kind": kind, "pages": pages, "rewritten": rewritten}
    pictures.clean(file, target, kind)
    return {"kind": kind, "pages": 1, "rewritten": True}


def drawn(file: BinaryIO, target: BinaryIO, kind: str, *pages: str) -> dict[str, Any]:
    """The pages are in ``target``: number and bytes of each.  Raises ``Refused``."""
    from gateway.decoding import drawing  # noqa: PLC0415 - decoders are loaded within the limits

    return {"drawn": drawing.draw(file, target, kind, [int(page) for page in pages])}


if __name__ == "__main__":
    main()
