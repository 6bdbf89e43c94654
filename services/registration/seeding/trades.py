"""What people do, told from the names of units, positions and studies: teachers, health workers, office workers."""

import re
from enum import StrEnum


class Trade(StrEnum):
    """The three big groups of the civil service."""

    TEACHER = "teacher"
    HEALTH = "health"
    OFFICE = "office"


_UNITS = {
    Trade.TEACHER: re.compile(r"\b(tk|sd|smp|sma|smk|slb|sdn|smpn|sman|smkn|sekolah|madrasah) ", re.IGNORECASE),
    Trade.HEALTH: re.compile(r"puskesmas|rsud|rumah sakit|kesehatan|klinik", re.IGNORECASE),
}
_POSITIONS = {
    Trade.TEACHER: re.compile(r"^guru ahli", re.IGNORECASE),
    Trade.HEALTH: re.compile(r"^(perawat|bidan|dokter|apoteker|nutrisionis|sanitarian)\b", re.IGNORECASE),
}
_STUDIES = {
    Trade.TEACHER: re.compile(r"pendidikan|keguruan|pgsd|tarbiyah", re.IGNORECASE),
    Trade.HEALTH: re.compile(r"keperawatan|kebidanan|kedokteran|farmasi|kesehatan|gizi|bidan", re.IGNORECASE),
}


def trade_of_unit(name: str) -> Trade:
    """``SMP Negeri 1 Wanasari`` is a teacher's place; whatever is neither school nor clinic is an office."""
    return _first(_UNITS, f"{name} ")


def trade_of_position(name: str) -> Trade:
    """The trade of a jabatan fungsional tertentu."""
    return _first(_POSITIONS, name)


def trade_of_education(name: str) -> Trade:
    """The trade that a study prepares for."""
    return _first(_STUDIES, name)


def _first(patterns: dict[Trade, re.Pattern[str]], name: str) -> Trade:
    return next((trade for trade, pattern in patterns.items() if pattern.search(name)), Trade.OFFICE)
