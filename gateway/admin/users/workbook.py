"""The lines of an XLSX, read by a process apart: what a workbook unfolds to never stands in the gateway."""
from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from typing import Any

from flask_babel import gettext as _

from gateway.decoding.reasons import Reason
from gateway.decoding.tables import LARGEST
from gateway.documents.apart import Turns
from gateway.documents.inspector import BUSY
from services.contracts.errors import Invalid

TURNS = Turns(at_a_time=1, seconds=10, patience=15, busy=BUSY)
Line = tuple[int, list[Any]]  # the number and the cells


def lines(content: bytes, most: int) -> list[Line]:
    """The first ``most`` lines of the first sheet that hold something.  Raises ``Invalid``, ``Unavailable``."""
    with tempfile.TemporaryFile() as file, tempfile.TemporaryFile() as target:
        file.write(content)
        file.seek(0)
        answer = TURNS.ask(file, target, "table", str(most))
        if "table" not in answer:
            raise Invalid(_why(answer.get("reason")))
        target.seek(0)
        return list(_read(target.read(LARGEST)))


def _read(written: bytes) -> Iterator[Line]:
    """Believed as far as it was asked: a number and cells in each line."""
    for line in written.splitlines():
        match json.loads(line):
            case [int(number), [*cells]]:
                yield number, cells


def _why(reason: str | None) -> str:
    """Nothing is said by a process that the system ended."""
    if reason == Reason.OTHER_KIND:
        return _("Berkas ini bukan CSV dan bukan XLSX.")
    if reason == Reason.TOO_LARGE:
        return _("Berkas ini lebih besar dari 2 MB. Bagi menjadi beberapa berkas.")
    return _("Lembar pertama terlalu lebar atau terlalu besar. Salin tabelnya saja ke berkas baru, lalu unggah itu.")
