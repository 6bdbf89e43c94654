"""When a move may be approved, as the mission says: both agencies confirm, or are silent for five working days."""
from __future__ import annotations

from datetime import datetime

import pytest

from services.helpdesk.domain.how_soon_is_an_answer_due import OFFICE
from services.helpdesk.domain.is_the_transfer_confirmed import DENIED, NOT_ASKED, SILENT, days_left, decides, why_not

YES, NO, SILENT_STILL, SILENT_LONG = ("approve", 3), ("reject", 3), ("", 2), ("", 0)
GRID = [
    (YES, YES, ""), (YES, SILENT_STILL, SILENT), (SILENT_STILL, SILENT_LONG, SILENT), (YES, SILENT_LONG, ""),
    (SILENT_LONG, SILENT_LONG, ""), (YES, NO, DENIED), (NO, SILENT_LONG, DENIED),
]  # fmt: skip


@pytest.mark.parametrize(("left", "joined", "reason"), GRID)
def test_a_move_is_approved_when_nobody_denies_it(left: tuple[str, int], joined: tuple[str, int], reason: str) -> None:
    assert why_not({"from": left, "to": joined}) == reason
    assert why_not({"from": joined, "to": left}) == reason


def test_nobody_was_asked() -> None:
    assert why_not({}) == NOT_ASKED


@pytest.mark.parametrize(("day", "left"), [(2, 5), (3, 4), (6, 1), (8, 1), (9, 0), (20, 0)])
def test_an_agency_has_five_working_days(day: int, left: int) -> None:
    monday = datetime(2026, 11, 2, 10, tzinfo=OFFICE)
    assert days_left(monday, monday.replace(day=day)) == left


@pytest.mark.parametrize(
    ("profile", "of_person", "of_target", "may"),
    [
        ("helpdesk_kanreg", "k1", "k1", True), ("helpdesk_kanreg", "k1", "k2", False),
        ("helpdesk_kanreg", "k1", "", False), ("helpdesk_kanreg", "", "", False),
        ("helpdesk_mutasi", "k1", "k1", True), ("helpdesk_mutasi", "k1", "k2", True), ("helpdesk_mutasi", "", "", True),
    ],
)  # fmt: skip
def test_a_regional_office_decides_on_moves_within_its_region(
    profile: str, of_person: str, of_target: str, may: bool
) -> None:
    assert decides(profile, of_person, of_target) is may
