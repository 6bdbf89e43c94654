"""Who supervises which office: the mission's sentence as a grid."""
import pytest

from services.contracts.profiles import Profile
from services.verification.domain.who_supervises import supervised_by, supervises
from tests.services.people import NATIONAL, agency, kanreg, official

SLEMAN = official("Admin", (Profile.AGENCY_ADMIN, agency("sleman")))
KANREG = official("Kanreg", (Profile.KANREG_ADMIN, kanreg("k1")))
PUSAT = official("Pusat", (Profile.SUPER_ADMIN, NATIONAL))
UNIT_OF_SLEMAN = (1, "org_unit", "dinas", "sleman")
SLEMANS_BKD = (2, "agency", "sleman", "sleman")
KANREG_1 = (3, "kanreg", "k1", "sleman")
BKN_PUSAT = (3, "national_agencies", "", "kemenkeu")
BKN_STATUS = (4, "national", "", "sleman")


@pytest.mark.parametrize(
    ("who", "theirs"),
    [(SLEMAN, {UNIT_OF_SLEMAN, SLEMANS_BKD}), (KANREG, {KANREG_1}), (PUSAT, {BKN_PUSAT, BKN_STATUS})],
    ids=["agency admin", "kanreg admin", "super admin"],
)
def test_each_office_has_one_kind_of_supervisor(who: object, theirs: set[object]) -> None:
    everywhere = {UNIT_OF_SLEMAN, SLEMANS_BKD, KANREG_1, BKN_PUSAT, BKN_STATUS}
    assert {office for office in everywhere if supervises(who, *office)} == theirs  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "foreign",
    [(1, "org_unit", "puskesmas", "bantul"), (2, "agency", "bantul", "bantul"), (3, "kanreg", "k2", "bantul")],
)
def test_another_agency_and_another_kanreg_are_foreign(foreign: tuple[int, str, str, str]) -> None:
    assert not any(supervises(who, *foreign) for who in (SLEMAN, KANREG, PUSAT))


def test_a_verifier_supervises_nothing() -> None:
    assert supervised_by(official("Bima", (Profile.VERIFIER_L2, agency("sleman")))) == []
