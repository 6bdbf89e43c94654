"""How far a regular promotion goes with an education: the last golongan for each level of education.

Source: Peraturan Pemerintah 99/2000, article 8.  Promotions of another kind (jenis KP) go further, so only a row that
calls itself regular is measured; a person whose riwayat pendidikan is empty is not.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping

REGULAR = "101"  # jenis KP
LAST_GOLONGAN = {  # tingkat pendidikan: code of the golongan
    "05": "21",  # SD: II/a
    "10": "23",  # SLTP: II/c
    "12": "24",  # SLTP kejuruan: II/d
    "15": "32",  # SLTA: III/b
    "17": "32",
    "18": "32",
    "20": "32",  # D-I, D-II: III/b
    "25": "32",
    "30": "33",  # D-III: III/c
    "35": "34",  # D-IV, S-1: III/d
    "40": "34",
    "45": "41",  # S-2: IV/a
    "50": "42",  # S-3: IV/b
}
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
