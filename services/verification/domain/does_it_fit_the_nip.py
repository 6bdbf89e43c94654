"""What a NIP says of birth, sex and appointment, held against a change (Peraturan Kepala BKN 22/2007)."""
from __future__ import annotations

from services.verification.domain.finding import Code, Facts, Found


def birth_date(facts: Facts) -> Found | None:
    """The first eight digits are the birth date."""
    if facts.key != "tanggal_lahir":
        return None
    if _digits(facts.new) == facts.nip[:8]:
        return Found(Code.FITS_NIP)
    return Found(Code.BIRTH_DATE_NOT_AS_NIP, (facts.nip[:8],))


def sex(facts: Facts) -> Found | None:
    """The fifteenth digit is the sex."""
    if facts.key != "jenis_kelamin":
        return None
    return Found(Code.FITS_NIP if str(facts.new) == facts.nip[14:15] else Code.SEX_NOT_AS_NIP)


def appointment(facts: Facts) -> Found | None:
    """The digits nine to fourteen are the month of appointment."""
    if facts.key != "tmt_cpns":
        return None
    if _digits(facts.new)[:6] == facts.nip[8:14]:
        return Found(Code.FITS_NIP)
    return Found(Code.APPOINTMENT_NOT_AS_NIP, (facts.nip[8:14],))


def spouse(facts: Facts) -> Found | None:
    """A spouse who is a civil servant has a NIP, too."""
    nip, born = facts.row.get("nip", ""), _digits(facts.row.get("tanggal_lahir", ""))
    return Found(Code.SPOUSE_NOT_AS_NIP, (nip[:8],)) if nip and born != nip[:8] else None


def _digits(day: object) -> str:
    return str(day).replace("-", "")
