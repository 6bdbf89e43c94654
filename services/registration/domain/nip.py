"""What a NIP says: birth date, month of appointment, sex and a number; anything else is no NIP.

Source: Peraturan Kepala BKN 22/2007, 18 digits: YYYYMMDD of birth, YYYYMM of the appointment as CPNS,
1 (man) or 2 (woman), and 001 to 999.
"""
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from services.contracts.errors import Invalid

YOUNGEST = 15  # years at appointment; the law says 18, the oldest records hold younger ones
NIK_LENGTH = 16
_SEPARATORS = re.compile(r"[\s.\-]")  # people copy it from cards: 19750312 200003 2 901


class NipProblem(StrEnum):
    """Why a text is no NIP."""

    EMPTY = "empty"
    NIK = "nik"
    LENGTH = "length"
    BIRTH = "birth"
    APPOINTMENT = "appointment"
    TOO_YOUNG = "too_young"
    FUTURE = "future"
    SEX = "sex"
    SEQUENCE = "sequence"


_AGAIN = "Periksa kembali angkanya pada Karpeg atau SK Anda."
MESSAGES: dict[NipProblem, str] = {
    NipProblem.EMPTY: "Isi NIP, 18 angka pada Karpeg atau SK Anda.",
    NipProblem.NIK: "16 angka adalah NIK pada KTP. NIP terdiri atas 18 angka, lihat Karpeg atau SK Anda.",
    NipProblem.LENGTH: f"NIP terdiri atas 18 angka. {_AGAIN}",
    NipProblem.BIRTH: f"Delapan angka pertama NIP bukan tanggal lahir (TTTTBBHH). {_AGAIN}",
    NipProblem.APPOINTMENT: f"Angka ke-9 sampai ke-14 NIP bukan tahun dan bulan pengangkatan (TTTTBB). {_AGAIN}",
    NipProblem.TOO_YOUNG: f"Menurut NIP ini pengangkatan terjadi sebelum umur {YOUNGEST} tahun. {_AGAIN}",
    NipProblem.FUTURE: f"Menurut NIP ini pengangkatan belum terjadi. {_AGAIN}",
    NipProblem.SEX: f"Angka ke-15 NIP harus 1 (pria) atau 2 (wanita). {_AGAIN}",
    NipProblem.SEQUENCE: f"Tiga angka terakhir NIP harus 001 sampai 999. {_AGAIN}",
}

if unsaid := set(NipProblem) - MESSAGES.keys():
    raise AssertionError(f"MESSAGES has no line for {unsaid}")


@dataclass(frozen=True)
class Nip:
    """A possible NIP; ``appointed`` is the first day of the month of appointment, ``sex`` "1" or "2"."""

    digits: str
    birth_date: date
    appointed: date
    sex: str
    sequence: int

    def __str__(self) -> str:
        return self.digits

    @classmethod
    def parse(cls, typed: str, today: date | None = None) -> Self:
        """The NIP that was typed, with or without spaces, dots and hyphens; ``today`` bounds the appointment.

        Raises ``Invalid`` with ``details["code"]``, a ``NipProblem``.
        """
        digits = _digits(typed)
        birth = _day(digits[:8], NipProblem.BIRTH)
        appointed = _day(digits[8:14] + "01", NipProblem.APPOINTMENT)
        if appointed < birth.replace(year=birth.year + YOUNGEST, day=1):
            raise _impossible(NipProblem.TOO_YOUNG)
        if today is not None and appointed > today:
            raise _impossible(NipProblem.FUTURE)
        if digits[14] not in "12":
            raise _impossible(NipProblem.SEX)
        if digits[15:] == "000":
            raise _impossible(NipProblem.SEQUENCE)
        return cls(digits, birth, appointed, digits[14], int(digits[15:]))


def _impossible(problem: NipProblem) -> Invalid:
    return Invalid(MESSAGES[problem], fields={"nip": [MESSAGES[problem]]}, code=problem)


def _digits(typed: str) -> str:
    digits = _SEPARATORS.sub("", typed)
    if not digits:
        raise _impossible(NipProblem.EMPTY)
    if not (digits.isascii() and digits.isdigit()):
        raise _impossible(NipProblem.LENGTH)
    if len(digits) == NIK_LENGTH:
        raise _impossible(NipProblem.NIK)
    if len(digits) != 18:
        raise _impossible(NipProblem.LENGTH)
    return digits


def _day(digits: str, problem: NipProblem) -> date:
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    if year < 1900 or year > 2999:
        raise _impossible(problem)
    try:
        return date(year, month, day)
    except ValueError as error:
        raise _impossible(problem) from error
