"""Which sections of the form concern whom: all do everybody, Data Guru teachers, Data Dokter health workers."""
from __future__ import annotations

import re

from services.contracts.form_fields import Tab

EVERYBODY = frozenset({Tab.UTAMA, Tab.POSISI, Tab.RIWAYAT, Tab.STAKEHOLDER})
FUNCTIONAL = ("2", "3")  # jenis jabatan: functional, structural and functional at once

# by the name of the functional position, else by the name of the unit in which a functional position is held
POSITIONS = {
    Tab.GURU: re.compile(r"^(calon )?guru\b", re.IGNORECASE),
    Tab.DOKTER: re.compile(
        r"^((asisten )?(dokter|perawat|bidan|apoteker|nutrisionis|sanitarian|fisioterapis|radiografer|perekam medis"
        r"|terapis|psikolog klinis|epidemiolog|entomolog|pranata laboratorium kesehatan|penyuluh kesehatan"
        r"|administrator kesehatan|pembimbing kesehatan|teknisi elektromedis|fisikawan medis))\b",
        re.IGNORECASE,
    ),
}
UNITS = {
    Tab.GURU: re.compile(
        r"\b((tk|sd|smp|sma|smk|slb)n?|sekolah (dasar|menengah|luar biasa)|madrasah)\b", re.IGNORECASE
    ),
    Tab.DOKTER: re.compile(r"\b(puskesmas|rsud|rsup|rumah sakit|klinik|balai kesehatan)\b", re.IGNORECASE),
}


def sections_of(kind_of_position: str, position: str, unit: str) -> frozenset[Tab]:
    """The sections for somebody with this jenis jabatan and this functional position (a name, or "") in this unit."""
    if position:
        return EVERYBODY | {tab for tab, names in POSITIONS.items() if names.search(position)}
    if kind_of_position in FUNCTIONAL:
        return EVERYBODY | {tab for tab, names in UNITS.items() if names.search(unit)}
    return EVERYBODY
