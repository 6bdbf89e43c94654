"""An account changes as a whole: user name, first password, lock, deletion; never one that stands higher."""
from typing import Any

import pytest
import sqlalchemy as sa

from services.chassis.audit.tables import entries
from services.contracts.actor import Actor
from services.contracts.errors import Conflict, Forbidden, Invalid, NotFound
from services.identity import passwords
from services.identity.tables import accounts, links, mails, profiles
from tests.services.identity.fake_country import SRI, TONO
from tests.services.identity.office import BANTUL, L1, L2, PASSWORD, SLEMAN, SUPER, Office, holds
from tests.services.people import id_of

WHOLE: dict[str, dict[str, Any]] = {
    "edit_account": {"username": "endah.baru", "email": "baru@contoh.go.id"},
    "set_password": {"password": PASSWORD},
    "send_activation": {},
    "lock_account": {"reason": "Cuti panjang"},
    "unlock_account": {},
    "delete_account": {"reason": "Pensiun"},
    "reset_second_factor": {"reason": "Ponsel hilang"},
    "end_account_sessions": {},
}
ENDING = ["set_password", "send_activation", "lock_account", "delete_account"]


def told(office: Office) -> list[tuple[str, str, Any, str]]:
    """The audit's entries about accounts, without those of reading."""
    found = office.rows(sa.select(entries).order_by(entries.c.id))
    return [(e.action, e.name, e.after, e.reason) for e in found if e.action not in ("official_looked_up", "refused")]


def test_username_and_address_change_and_links_to_the_old_address_end(office: Office) -> None:
    office.create()
    office.change(SLEMAN, "edit_account", **WHOLE["edit_account"])
    row = office.account("endah.baru")
    assert (row.name, row.email) == ("Endah Prameswari", "baru@contoh.go.id")
    assert office.rows(sa.select(links)) == []


def test_a_username_in_use_is_refused(office: Office) -> None:
    office.create()
    office.create(nip=SRI, username="sri.w")
    with pytest.raises(Invalid) as refusal:
        office.change(SLEMAN, "edit_account", username="Sri.W", email="")
    assert "username" in refusal.value.details["fields"]
    assert office.account().username == "endah.p"


def test_a_first_password_replaces_what_was_and_must_be_changed(office: Office) -> None:
    office.create()
    office.change(SLEMAN, "set_password", password=PASSWORD)
    row = office.account()
    assert passwords.fits(row.password_hash, PASSWORD)
    assert row.must_change_password is True
    assert office.rows(sa.select(links)) == []


def test_an_activation_link_replaces_the_password(office: Office) -> None:
    office.create(password=PASSWORD)
    office.change(SLEMAN, "send_activation")
    assert office.account().password_hash is None
    assert len(office.rows(sa.select(mails))) == 1
    office.create(nip=SRI, username="sri.w", password=PASSWORD, email="")
    with pytest.raises(Invalid):
        office.change(SLEMAN, "send_activation", "sri.w")
    assert office.account("sri.w").password_hash is not None


def test_who_has_lost_the_phone_sets_up_a_new_app_and_is_told(office: Office) -> None:
    office.create()
    with pytest.raises(Invalid, match="tidak memakai autentikator"):
        office.change(SLEMAN, "reset_second_factor", reason="Ponsel hilang")
    office.set_up_app()
    office.begin_session()
    office.change(SLEMAN, "reset_second_factor", reason="Ponsel hilang")
    assert not office.has_app()
    assert not office.has_session()
    assert ("second_factor_reset", "Sleman", None, "Ponsel hilang") in told(office)
    assert office.rows(sa.select(mails.c.letter).order_by(mails.c.id))[-1].letter == "second_factor_reset"


def test_the_sessions_of_an_account_end_and_nothing_else_changes(office: Office) -> None:
    office.create()
    office.begin_session()
    before = office.account().version
    assert office.change(SLEMAN, "end_account_sessions") == {"ended": 1}
    assert not office.has_session()
    assert office.account().version == before
    assert office.change(SLEMAN, "end_account_sessions") == {"ended": 0}


@pytest.mark.parametrize("method", ENDING)
def test_sessions_end_with_it_at_once(office: Office, method: str) -> None:
    office.create()
    office.begin_session()
    office.change(SLEMAN, method, **WHOLE[method])
    assert not office.rows(sa.text("SELECT 1 FROM sessions WHERE ended_at IS NULL"))


def test_a_locked_account_keeps_its_profiles_and_gives_its_work_back(office: Office) -> None:
    office.create(grants=[L2, L1])
    office.change(SLEMAN, "lock_account", reason="Cuti panjang")
    assert (office.account().locked, office.account().locked_reason) == (True, "Cuti panjang")
    assert [event["profile"] for event in office.events()] == ["verifier_l2", "verifier_l1"]
    assert len(office.held()) == 2
    with pytest.raises(Invalid):
        office.change(SLEMAN, "lock_account", reason="Lagi")
    office.change(SLEMAN, "unlock_account")
    assert (office.account().locked, office.account().locked_reason) == (False, "")


def test_a_deleted_account_keeps_its_row_and_its_past(office: Office) -> None:
    office.create(grants=[L2, L1])
    account_id = office.account().id
    office.change(SLEMAN, "delete_account", reason="Pensiun")
    [row] = office.rows(sa.select(accounts).where(accounts.c.id == account_id))
    assert (row.locked, row.deleted_reason) == (True, "Pensiun")
    held = office.rows(sa.select(profiles).where(profiles.c.account_id == account_id))
    assert [(one.ended_reason, one.ended_by_name) for one in held] == [("Pensiun", "Sleman")] * 2
    assert len(office.events()) == 2
    with pytest.raises(NotFound):
        office.ask(SUPER, "account", username="endah.p")


@pytest.mark.parametrize("method", WHOLE)
def test_an_account_that_stands_higher_is_out_of_an_admins_hands(office: Office, method: str) -> None:
    office.create(SUPER, grants=[L2, {"profile": "registration_verifier", "kind": "agency", "id": "sleman"}])
    with pytest.raises(Forbidden, match="Verifikator Registrasi"):
        office.change(SLEMAN, method, **WHOLE[method])


@pytest.mark.parametrize("method", WHOLE)
def test_nobody_changes_the_own_account_here(office: Office, method: str) -> None:
    office.add_official("admin.sleman", holds("verifier_l2"))
    me = Actor(id_of("admin.sleman"), person_id=id_of("Sleman"), grants=SLEMAN.grants)
    with pytest.raises(Forbidden):
        office.change(me, method, "admin.sleman", **WHOLE[method])


@pytest.mark.parametrize("method", WHOLE)
def test_an_account_elsewhere_is_not_found(office: Office, method: str) -> None:
    office.create()
    with pytest.raises(NotFound):
        office.change(BANTUL, method, **WHOLE[method])


@pytest.mark.parametrize("method", WHOLE)
def test_who_saw_an_older_page_is_told_so(office: Office, method: str) -> None:
    office.create()
    with pytest.raises(Conflict):
        office.change(SLEMAN, method, version=office.account().version + 1, **WHOLE[method])


def test_a_citizens_account_is_not_managed_here(office: Office) -> None:
    office.create(SUPER, TONO, "tono", grants=[{**L2, "id": "bantul"}])
    office.run(sa.update(accounts).values(kind="citizen"))
    with pytest.raises(NotFound):
        office.change(SUPER, "set_password", "tono", password=PASSWORD)


def test_the_audit_tells_each_change_with_who_what_and_why(office: Office) -> None:
    office.create()
    office.change(SLEMAN, "edit_account", **WHOLE["edit_account"])
    office.change(SLEMAN, "lock_account", "endah.baru", reason="Cuti panjang")
    office.change(SLEMAN, "delete_account", "endah.baru", reason="Pensiun")
    assert [(action, name, reason) for action, name, _, reason in told(office)] == [
        ("account_created", "Sleman", ""),
        ("profile_granted", "Sleman", ""),
        ("account_changed", "Sleman", ""),
        ("account_locked", "Sleman", "Cuti panjang"),
        ("profile_ended", "Sleman", "Pensiun"),
        ("account_deleted", "Sleman", "Pensiun"),
    ]
    [changed] = office.rows(sa.select(entries).where(entries.c.action == "account_changed"))
    assert (changed.before["username"], changed.after["username"]) == ("endah.p", "endah.baru")
    assert changed.people == [office.rows(sa.select(accounts))[0].person_id]


def test_no_password_and_no_link_stands_in_the_audit(office: Office) -> None:
    office.create()
    office.change(SLEMAN, "set_password", password=PASSWORD)
    assert PASSWORD not in str(office.rows(sa.select(entries)))
    assert "sandi-baru" not in str(office.rows(sa.select(entries)))
