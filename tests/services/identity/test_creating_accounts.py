"""Tambah: an account for somebody whom the state knows, inside the jurisdiction of who gives it."""
from typing import Any

import pytest
import sqlalchemy as sa

from services.chassis.sealed import sealer
from services.contracts.actor import Actor
from services.contracts.errors import Conflict, Forbidden, Invalid, NotFound
from services.identity.tables import accounts, links, mails, profiles
from tests.services.identity.fake_country import ENDAH, SRI, TONO
from tests.services.identity.office import BANTUL, KANREG, L1, L2, PASSWORD, SLEMAN, SUPER, Office, holds
from tests.services.people import agency, id_of, official


def count(office: Office, table: sa.Table) -> int:
    return len(office.rows(sa.select(table)))


def test_the_name_comes_from_the_state_and_the_account_knows_its_person_and_employer(office: Office) -> None:
    office.create(grants=[L2, L1])
    row = office.account()
    assert (row.name, row.nip, row.person_id) == ("Endah Prameswari", ENDAH, id_of(ENDAH))
    assert (row.agency_id, row.agency_name, row.kanreg_id) == ("sleman", "Sleman", "91")
    assert office.held() == [("verifier_l2", "sleman"), ("verifier_l1", "s-1")]


def test_without_a_password_a_sealed_link_goes_to_the_holder_and_nobody_can_log_in(office: Office) -> None:
    assert office.create()["invited"] is True
    assert office.account().password_hash is None
    [mail] = office.rows(sa.select(mails))
    assert (mail.address, mail.letter) == ("endah.p@contoh.go.id", "activation")
    assert "/admin/sandi-baru/" in sealer().open(mail.sealed)
    assert count(office, links) == 1


def test_a_first_password_must_be_replaced_and_sends_nothing(office: Office) -> None:
    assert office.create(password=PASSWORD, email="")["invited"] is False
    row = office.account()
    assert row.password_hash.startswith("$argon2id$")
    assert row.must_change_password is True
    assert count(office, mails) == 0


def test_a_profile_keeps_who_gave_it_where_it_lies_and_until_when(office: Office) -> None:
    office.create(grants=[{**L1, "starts_on": "2090-01-01", "ends_on": "2090-12-31"}])
    [row] = office.rows(sa.select(profiles))
    assert (row.jurisdiction_name, row.agency_id, row.kanreg_id) == ("S-1", "sleman", "91")
    assert (row.granted_by, row.granted_by_name) == (SLEMAN.account_id, "Sleman")
    assert (f"{row.starts_at:%Y-%m-%d}", f"{row.ends_at:%Y-%m-%d %H}") == ("2089-12-31", "2090-12-31 17")  # UTC


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"username": "ab"}, "username"),
        ({"username": "endah p"}, "username"),
        ({"email": ""}, "email"),
        ({"password": "pendek"}, "password"),
        ({"password": "endah prameswari"}, "password"),
        ({"nip": "19991231"}, "nip"),
        ({"grants": []}, "grants"),
        ({"grants": [{**L2, "ends_on": "2020-01-01"}]}, "grants"),
        ({"grants": [{**L2, "starts_on": "2090-02-01", "ends_on": "2090-01-01"}]}, "grants"),
        ({"grants": [L2, L2]}, "grants"),
        ({"grants": [{"profile": "verifier_l1", "kind": "org_unit", "id": "s-2"}]}, "grants"),  # has no tick
        ({"grants": [{"profile": "verifier_l1", "kind": "agency", "id": "sleman"}]}, "grants"),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_nothing_is_kept(
    office: Office, wrong: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        office.create(**wrong)
    assert field in refusal.value.details["fields"]
    assert [count(office, table) for table in (accounts, profiles, mails, links)] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("grant", "kind"),
    [
        ({"profile": "agency_admin", "kind": "agency", "id": "sleman"}, Forbidden),  # above himself
        ({"profile": "super_admin", "kind": "national"}, Forbidden),
        ({"profile": "verifier_bkn", "kind": "kanreg", "id": "91"}, Forbidden),
        ({"profile": "verifier_l2", "kind": "agency", "id": "bantul"}, NotFound),  # foreign
        ({"profile": "verifier_l1", "kind": "org_unit", "id": "b-1"}, NotFound),
        ({"profile": "verifier_l2", "kind": "agency", "id": "nowhere"}, NotFound),
        ({"profile": "verifier_l2", "kind": "kanreg", "id": "91"}, NotFound),  # the area above
        ({"profile": "verifier_l2", "kind": "national"}, NotFound),
    ],
)
def test_a_grant_outside_the_jurisdiction_is_refused_in_the_service(
    office: Office, grant: dict[str, str], kind: type[Exception]
) -> None:
    with pytest.raises(kind):
        office.create(grants=[L2, grant])
    assert count(office, accounts) == 0


def test_each_admin_gives_what_the_table_says(office: Office) -> None:
    office.create(KANREG, TONO, "tono", grants=[
        {"profile": "verifier_bkn", "kind": "kanreg", "id": "91"},
        {"profile": "export_operator", "kind": "agency", "id": "bantul"},
    ])  # fmt: skip
    assert office.held("tono") == [("verifier_bkn", "91"), ("export_operator", "bantul")]
    with pytest.raises(NotFound):
        office.create(KANREG, SRI, "sri", grants=[{"profile": "verifier_bkn", "kind": "kanreg", "id": "92"}])
    office.create(SUPER, SRI, "sri", grants=[{"profile": "verifier_bkn", "kind": "national_agencies"}])
    assert office.held("sri") == [("verifier_bkn", "")]


def test_an_agency_admin_is_appointed_on_a_recorded_proposal(office: Office) -> None:
    wanted = {"profile": "agency_admin", "kind": "agency", "id": "sleman"}
    with pytest.raises(Invalid, match="usulan"):
        office.create(SUPER, grants=[wanted])
    proposal = {"number": "800/12/2026", "date": "2026-01-05", "signatory": "Sekretaris Daerah"}
    office.create(SUPER, grants=[{**wanted, "proposal": proposal}])
    [row] = office.rows(sa.select(profiles))
    assert row.proposal == proposal


def test_nobody_gives_himself_an_account_or_a_profile(office: Office) -> None:
    for me in (
        Actor(SUPER.account_id, person_id=id_of(ENDAH), grants=SUPER.grants),
        Actor(SLEMAN.account_id, person_id=id_of(ENDAH), grants=SLEMAN.grants),
    ):
        with pytest.raises(Forbidden):
            office.create(me)
    assert count(office, accounts) == 0


def test_one_person_has_one_account_and_its_name_is_told_to_who_may_see_it(office: Office) -> None:
    office.create()
    with pytest.raises(Conflict) as refusal:
        office.create(username="another")
    assert refusal.value.details["username"] == "endah.p"
    office.add_official("tono", holds("executive", "national", ""), person_id=id_of(TONO))
    with pytest.raises(Conflict) as refusal:
        office.create(BANTUL, TONO, "tono2", grants=[{**L2, "id": "bantul"}])
    assert refusal.value.details["username"] == ""


def test_a_username_is_taken_by_one_and_free_again_when_that_account_is_deleted(office: Office) -> None:
    office.create()
    with pytest.raises(Invalid, match="sudah dipakai"):
        office.create(nip=SRI, username="Endah.P")
    office.change(SLEMAN, "delete_account", reason="Pindah tugas")
    assert office.create(nip=SRI)["username"] == "endah.p"


def test_an_agencys_admin_gives_accounts_to_its_own_people_only(office: Office) -> None:
    with pytest.raises(NotFound, match="Tidak ada pegawai instansi Anda"):
        office.create(SLEMAN, TONO)
    assert office.create(SUPER, TONO)["username"] == "endah.p"


def test_sending_the_form_twice_makes_one_account(office: Office) -> None:
    body = {"nip": ENDAH, "username": "endah.p", "email": "e@contoh.go.id", "grants": [L2]}
    first, again = (office.ask(SLEMAN, "create_account", key="k-1", **body) for _ in range(2))
    assert first == again
    assert [count(office, table) for table in (accounts, mails)] == [1, 1]


def test_who_is_no_admin_any_more_creates_nothing(office: Office) -> None:
    stranger = official("Stranger", *[(grant.profile, agency("bantul")) for grant in SLEMAN.grants])
    with pytest.raises(NotFound):
        office.create(Actor(stranger.account_id, grants=stranger.grants), TONO, grants=[L2])
