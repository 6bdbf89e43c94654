"""Which settings there are: every kind has subjects, and what nobody would read is refused."""
import pytest

from services.contracts.identity.settings import SettingKind
from services.identity.domain.which_settings_exist import problem_with

EXIST = [
    (SettingKind.WINDOW, "registration"),
    (SettingKind.WINDOW, "verification"),
    (SettingKind.AGENCY_WINDOW, "filling:4010"),
    (SettingKind.ACCESS, "kanreg:k-1"),
    (SettingKind.ACCESS, "province:34"),
    (SettingKind.ANNOUNCEMENT, "0199a0b2-7f00-7000-8000-000000000001"),
    (SettingKind.UPLOAD, "documents"),
    (SettingKind.SESSION, "official"),
    (SettingKind.REASONS, "desk"),
    (SettingKind.ANSWERS, "helpdesk"),
]
DO_NOT = [
    (SettingKind.WINDOW, "export"),
    (SettingKind.WINDOW, "registration:4010"),
    (SettingKind.AGENCY_WINDOW, "filling"),
    (SettingKind.AGENCY_WINDOW, "filling:a b"),
    (SettingKind.ACCESS, "agency:4010"),
    (SettingKind.UPLOAD, "photos"),
    (SettingKind.SESSION, "robot"),
    (SettingKind.REASONS, "helpdesk"),
    (SettingKind.ANSWERS, "desk"),
]


@pytest.mark.parametrize(("kind", "subject"), EXIST)
def test_these_exist(kind: SettingKind, subject: str) -> None:
    assert problem_with(kind, subject) == ""


@pytest.mark.parametrize(("kind", "subject"), DO_NOT)
def test_these_do_not(kind: SettingKind, subject: str) -> None:
    assert problem_with(kind, subject)


def test_every_kind_is_in_the_list_above() -> None:
    assert {kind for kind, _ in EXIST} == set(SettingKind)
