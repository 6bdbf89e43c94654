"""Who heads a unit holds its structural position and its echelon; nobody else does."""
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.form_fields import FORM_FIELDS, Origin, Tab
from services.registration.domain.what_follows_from_the_unit import FOLLOWS, FROM, of_unit

SEKSI = {"position": "Kepala Seksi Kurikulum", "eselon": "42", "names": ["Dinas", "Seksi"]}


@pytest.mark.parametrize(
    ("kind", "position", "eselon"),
    [
        ("1", "Kepala Seksi Kurikulum", "42"),
        ("3", "Kepala Seksi Kurikulum", "42"),
        ("2", "", ""),
        ("4", "", ""),
        ("", "", ""),
    ],
)
def test_the_grid(kind: str, position: str, eselon: str) -> None:
    assert of_unit(kind, SEKSI) == {"jabatan_struktural": position, "eselon": eselon}


@given(st.text())
def test_a_unit_that_is_not_known_says_nothing(kind: str) -> None:
    assert of_unit(kind, None) == {}


def test_the_tables_name_fields_of_the_position_that_people_may_not_and_may_change() -> None:
    assert {FORM_FIELDS[name].origin for name in FOLLOWS} == {Origin.FIXED}
    assert {FORM_FIELDS[name].origin for name in FROM} == {Origin.CHANGE}
    assert {FORM_FIELDS[name].tab for name in (*FOLLOWS, *FROM)} == {Tab.POSISI}
