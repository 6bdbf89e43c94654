"""Demo officials: one for each profile, one for each office; the password is public, so production refuses them."""

from collections.abc import Callable

import pyotp
import pytest
import sqlalchemy as sa

from deploy.local.places import CHECKOUT
from services.chassis.environment import ConfigurationError
from services.chassis.importing.demo import assert_demo_mode
from services.chassis.work import Work
from services.contracts.actor import Actor
from services.contracts.profiles import Profile
from services.identity.demo_accounts import rows
from services.identity.handlers.logging_in import log_in
from services.identity.handlers.second_factor import enter_code
from services.identity.seed_demo import demo_officials, seed
from services.identity.seeding.__main__ import seed as seed_officials
from services.identity.seeding.authenticator_app import demo_secret
from services.identity.seeding.password import PASSWORD
from services.identity.tables import accounts, profiles
from services.identity.views.who_is import who_is
from services.reference.seed_demo import seed as seed_reference

DEMO = CHECKOUT / "deploy" / "local" / "demo"


@pytest.fixture
def identity(open_database: Callable[[str], Work], field_keys: None) -> Work:
    work = open_database("identity")
    with work.begin() as uow:
        seed(uow.session.connection(), DEMO)
    return work


@pytest.fixture
def reference(open_database: Callable[[str], Work]) -> Work:
    work = open_database("reference")
    with work.begin() as uow:
        seed_reference(uow.session.connection(), DEMO)
    return work


def actor(work: Work, username: str) -> Actor:
    """Who is logged in after this official has logged in, with the app that the demo's scripts know."""
    begun = log_in(work, kind="official", username=username, password=PASSWORD, address="127.0.0.1")
    code = pyotp.TOTP(demo_secret(username)).now()
    session = enter_code(work, begun["token"], code, device="", trust=False)
    with work.begin() as uow:
        return who_is(uow, session["token"])[1]


def test_there_is_one_demo_account_for_each_profile(identity: Work) -> None:
    with identity.begin() as uow:
        shown = rows(uow.session.connection(), every=False)
    assert [row["code"] for row in shown] == list(Profile)
    assert {row["password"] for row in shown} == {PASSWORD}
    assert all(row["totp"] == demo_secret(row["username"]) for row in shown)
    first = next(row for row in shown if row["code"] == Profile.VERIFIER_L1)
    assert (first["username"], first["jurisdiction"]) == ("puji.kartika", "Dinas Pendidikan")


def test_a_demo_account_logs_in_with_its_profile_and_jurisdiction(identity: Work) -> None:
    [grant] = actor(identity, "puji.kartika").grants
    assert (grant.profile, grant.jurisdiction.kind, grant.jurisdiction.id) == ("verifier_l1", "org_unit", "9811-02")


def test_every_jurisdiction_of_a_demo_account_exists(reference: Work) -> None:
    tables = {"org_unit": "org_units", "agency": "agencies", "kanreg": "regional_offices"}
    with reference.begin() as uow:
        for official in demo_officials(DEMO):
            if (table := tables.get(official.kind)) is not None:
                name = uow.session.scalar(sa.text(f"SELECT name FROM {table} WHERE id = :id"), {"id": official.area})
                assert name == official.area_name, official.username


def test_each_jurisdiction_says_in_which_agency_and_kanreg_it_lies(identity: Work, reference: Work) -> None:
    with reference.begin() as uow:
        found = uow.session.execute(sa.text("SELECT u.id, a.id, a.kanreg_id FROM org_units u JOIN agencies a"
                                            " ON a.id = u.agency_id UNION SELECT id, id, kanreg_id FROM agencies"))
        places = {area: (agency, kanreg or "") for area, agency, kanreg in found}
    for official in demo_officials(DEMO):
        if official.area in places:
            assert (official.agency, official.kanreg) == places[official.area], official.username
    with identity.begin() as here, reference.begin() as there:
        seed_officials(here.session.connection().engine, there.session.connection().engine)
    with identity.begin() as uow:
        for row in uow.session.execute(sa.select(profiles).where(profiles.c.jurisdiction_id.in_(places))):
            assert (row.agency_id, row.kanreg_id) == places[row.jurisdiction_id]


def test_every_office_that_a_case_can_reach_has_an_official(identity: Work, reference: Work) -> None:
    with identity.begin() as here, reference.begin() as there:
        engines = (here.session.connection().engine, there.session.connection().engine)
    assert seed_officials(*engines) == 19 + 5 + 2 + 2  # flagged units, agencies, kanreg, BKN Pusat and BKN Status
    assert seed_officials(*engines) == 0
    for username, profile, area in (
        ("l1-9811-03-02", "verifier_l1", "9811-03-02"),
        ("l2-9841", "verifier_l2", "9841"),
        ("bkn-92", "verifier_bkn", "92"),
        ("bkn-pusat", "verifier_bkn", ""),
        ("bkn-status", "verifier_bkn_status", ""),
    ):
        [grant] = actor(identity, username).grants
        assert (grant.profile, grant.jurisdiction.id) == (profile, area)


def test_all_of_them_share_one_hash_and_are_marked_as_demo(identity: Work) -> None:
    with identity.begin() as uow:
        [(hashes, demo)] = uow.session.execute(
            sa.select(sa.func.count(accounts.c.password_hash.distinct()), sa.func.bool_and(accounts.c.demo))
        )
    assert (hashes, demo) == (1, True)


def test_production_has_no_demo_accounts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EPUPNS_MODE", "production")
    with pytest.raises(ConfigurationError):
        assert_demo_mode()
