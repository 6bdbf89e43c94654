"""Whether a regular promotion goes so far with an education; the table is in ``contracts.form.last_golongan``.

Only a row that calls itself regular is measured; a person whose riwayat pendidikan is empty is not.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping

from services.contracts.form.last_golongan import LAST_GOLONGAN, REGULAR

TOO_HIGH = (
    "Golongan melampaui batas kenaikan pangkat reguler untuk pendidikan terakhir Anda."
    " Pilih jenis kenaikan pangkat seperti pada SK, atau lengkapi Riwayat pendidikan."
)


def does_not_fit(row: Mapping[str, str], studies: Iterable[Mapping[str, str]]) -> str:
    """What is wrong with a row of riwayat golongan beside the rows of riwayat pendidikan, or ""."""
    levels = [study.get("tingkat", "") for study in studies]
    highest = max(levels, default="")
    last = LAST_GOLONGAN.get(highest, "")
    if row.get("jenis_kp") != REGULAR or not last:
        return ""
    return TOO_HIGH if row.get("golongan", "") > last else ""
