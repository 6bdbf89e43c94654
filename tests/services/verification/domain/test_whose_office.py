"""In whose inbox a case lies at each level."""
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.actor import JurisdictionKind
from services.verification.domain.levels import LEVELS, OfficeKind
from services.verification.domain.whose_office import Office, Place, office_of

PATH, NAMES = ("dinas", "bidang", "seksi"), ("Dinas Pendidikan", "Bidang SD", "Seksi Kurikulum")
REGIONAL = Place(PATH, NAMES, "sleman", "Kab. Sleman", national=False, kanreg_id="k1", kanreg_name="Kanreg I")
NATIONAL = Place(PATH, NAMES, "kemenkeu", "Kemenkeu", national=True, kanreg_id="k1", kanreg_name="Kanreg I")


def office(level: int, place: Place = REGIONAL, flagged: tuple[str, ...] = ()) -> Office | None:
    return office_of(LEVELS[level], place, flagged)


@pytest.mark.parametrize(
    ("flagged", "unit"),
    [
        (("dinas",), "dinas"),
        (("dinas", "bidang"), "bidang"),
        (("dinas", "bidang", "seksi"), "seksi"),
        (("seksi",), "seksi"),
        (("dinas", "elsewhere"), "dinas"),
    ],
)
def test_level_1_is_the_nearest_flagged_unit_on_the_way_up(flagged: tuple[str, ...], unit: str) -> None:
    assert office(1, flagged=flagged) == Office(OfficeKind.ORG_UNIT, unit, dict(zip(PATH, NAMES, strict=True))[unit])


@pytest.mark.parametrize("flagged", [(), ("elsewhere",)])
def test_without_a_flagged_unit_there_is_no_office(flagged: tuple[str, ...]) -> None:
    assert office(1, flagged=flagged) is None


@pytest.mark.parametrize(
    ("flagged", "unit"),
    [(("setda",), "setda"), (("seksi", "setda"), "setda"), (("seksi",), "seksi"), (("dinas", "bidang"), "bidang")],
)
def test_a_unit_that_an_operator_chose_beats_the_tree_while_it_is_one(flagged: tuple[str, ...], unit: str) -> None:
    chosen = replace(REGIONAL, chosen_unit="setda", chosen_name="Sekretariat Daerah")
    found = office(1, chosen, flagged)
    assert found is not None
    assert found.id == unit
    assert office(2, chosen, flagged) == Office(OfficeKind.AGENCY, "sleman", "Kab. Sleman")


@given(st.sets(st.sampled_from([*PATH, "elsewhere"])))
def test_level_1_is_flagged_and_nothing_nearer_is(flagged: set[str]) -> None:
    found = office(1, flagged=tuple(flagged))
    nearer = PATH[PATH.index(found.id) + 1 :] if found else PATH
    assert not flagged & set(nearer)
    assert found is None or found.id in flagged


def test_level_2_is_the_agency() -> None:
    assert office(2) == Office(OfficeKind.AGENCY, "sleman", "Kab. Sleman")


def test_level_3_of_a_regional_agency_is_its_kanreg() -> None:
    assert office(3) == Office(OfficeKind.KANREG, "k1", "Kanreg I")


def test_level_3_of_a_national_agency_is_bkn_pusat_wherever_it_sits() -> None:
    assert office(3, NATIONAL) == Office(OfficeKind.NATIONAL_AGENCIES, "", "BKN Pusat")


def test_a_regional_agency_without_a_kanreg_has_no_level_3_office() -> None:
    lost = Place(PATH, NAMES, "baru", "Kab. Baru", national=False, kanreg_id="", kanreg_name="")
    assert office(3, lost) is None


@pytest.mark.parametrize("place", [REGIONAL, NATIONAL])
def test_level_4_is_bkn_pusat_for_everybody(place: Place) -> None:
    assert office(4, place) == Office(OfficeKind.NATIONAL, "", "BKN Pusat")


@pytest.mark.parametrize("kind", OfficeKind)
def test_an_office_is_always_a_jurisdiction_that_a_profile_can_be_held_in(kind: OfficeKind) -> None:
    assert JurisdictionKind(kind.value)
