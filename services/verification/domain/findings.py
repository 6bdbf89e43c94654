"""What rule checks say about a change beside its document; a finding informs, it never decides."""
from __future__ import annotations

from collections.abc import Callable

from services.verification.domain import are_the_dates_in_order as dates
from services.verification.domain import does_it_fit_the_nip as nip
from services.verification.domain import is_it_proved as proof
from services.verification.domain.does_the_golongan_fit_the_education import golongan_within_education
from services.verification.domain.finding import Code, Facts, Found

__all__ = ["Code", "Facts", "Found", "claims_position", "findings"]

STRUCTURAL = "1"  # jenis jabatan: head of a unit, and a unit has one
CLAIMING = ("unit_organisasi", "jenis_jabatan", "tmt_jabatan")  # changes at which a claim of a position is shown


def claims_position(key: str) -> bool:
    """Whether a change is one at which somebody claims a position."""
    return key in CLAIMING or key.startswith("jabatan:")


def _in_lists(facts: Facts) -> Found | None:
    return Found(Code.NOT_IN_LIST, (", ".join(facts.unlisted),)) if facts.unlisted else None


def _decided(facts: Facts) -> Found | None:
    return Found(Code.STILL_ASKED, (", ".join(facts.asked),)) if facts.asked else None


def _not_refused(facts: Facts) -> Found | None:
    return Found(Code.ASKED_REFUSED, (", ".join(facts.refused),)) if facts.refused else None


def _position_free(facts: Facts) -> Found | None:
    return Found(Code.POSITION_CLAIMED_TWICE) if facts.taken and claims_position(facts.key) else None


CHECKS: tuple[Callable[[Facts], Found | None], ...] = (
    *(nip.birth_date, nip.sex, nip.appointment),
    *(dates.after_the_appointment, dates.pns_after_cpns, dates.golongan_in_order, golongan_within_education),
    *(nip.spouse, _position_free, _not_refused, _decided, _in_lists, dates.decree_before_its_start),
    *(proof.documented, proof.opens, proof.of_nobody_else, proof.of_the_right_kind, proof.large_enough),
)


def findings(facts: Facts) -> list[Found]:
    """Everything that the checks found, most telling first."""
    return [found for check in CHECKS if (found := check(facts)) is not None]
