"""The list of Manajemen Pengguna: each admin's own jurisdiction, searched, filtered, sorted, in pages."""
from typing import Any

import pytest
import sqlalchemy as sa

from services.chassis.audit.tables import entries
from services.contracts.actor import Actor
from services.contracts.errors import Forbidden, Invalid, NotFound
from services.contracts.profiles import Profile
from services.identity.tables import accounts, profiles, sessions
from tests.services.identity.fake_country import ENDAH, SRI, TONO
from tests.services.identity.office import BANTUL, KANREG, L1, L2, SLEMAN, SUPER, Office, holds
from tests.services.people import ANONYMOUS, agency, citizen, id_of, official

LONG_AGO = sa.text("now() - interval '31 days'")
SOON = sa.text("now() + interval '29 days'")


@pytest.fixture
def busy(office: Office) -> Office:
    """Six accounts in different places."""
    office.create(grants=[L2, L1])
    office.create(nip=SRI, username="sri.w")
    office.create(SUPER, TONO, "tono.h", grants=[{**L2, "id": "bantul"}])
    office.add_official("kanreg.satu", holds("verifier_bkn", "kanreg", "91"))
    office.add_official("pusat", holds("super_admin", "national", ""))
    office.add_official("ambon", {**holds("verifier_l2", "agency", "ambon"), "kanreg_id": "92"})
    return office


def found(office: Office, actor: Actor = SUPER, **more: Any) -> list[str]:
    return [row["username"] for row in office.ask(actor, "find_accounts", **more)["rows"]]


@pytest.mark.parametrize(
    ("actor", "seen"),
    [
        (SUPER, {"endah.p", "sri.w", "tono.h", "kanreg.satu", "pusat", "ambon"}),
        (KANREG, {"endah.p", "sri.w", "tono.h", "kanreg.satu"}),
        (SLEMAN, {"endah.p", "sri.w"}),
        (BANTUL, {"tono.h"}),
    ],
    ids=lambda value: value.name if isinstance(value, Actor) else "",
)
def test_an_admin_sees_the_own_jurisdiction(busy: Office, actor: Actor, seen: set[str]) -> None:
    assert set(found(busy, actor)) == seen
    for username in ("endah.p", "tono.h", "kanreg.satu", "pusat", "ambon"):
        if username in seen:
            assert busy.ask(actor, "account", username=username)["username"] == username
        else:
            with pytest.raises(NotFound):
                busy.ask(actor, "account", username=username)


@pytest.mark.parametrize("profile", [one for one in Profile if not one.endswith("_admin")])
def test_nobody_else_sees_any_account(office: Office, profile: Profile) -> None:
    office.create()
    for actor in (official("She", (profile, agency("sleman"))), citizen("Endah"), ANONYMOUS):
        with pytest.raises(Forbidden):
            found(office, actor)


def test_who_holds_nothing_any_more_stays_where_the_last_profile_was(office: Office) -> None:
    office.add_official("lama", holds("verifier_l2", ended_at=sa.func.now()))
    office.add_official("pindah", holds("verifier_l2", ended_at=sa.func.now()), holds("verifier_l2", id_="bantul"))
    assert set(found(office, SLEMAN)) == {"lama"}
    assert set(found(office, BANTUL)) == {"pindah"}


@pytest.mark.parametrize(
    ("q", "names"),
    [
        ("endah", ["endah.p"]),
        ("PRAMESWARI endah", ["endah.p"]),
        (ENDAH[:8], ["endah.p"]),
        ("sri.w", ["sri.w"]),
        ("endah wulandari", []),
        ("%", []),
        ("_", []),
        ("\\", []),
    ],
)
def test_every_word_is_looked_for_in_name_nip_and_username(busy: Office, q: str, names: list[str]) -> None:
    assert found(busy, SLEMAN, q=q) == names


def test_the_list_is_filtered_by_profile_and_by_kind_of_official(busy: Office) -> None:
    assert found(busy, SLEMAN, profile="verifier_l1") == ["endah.p"]
    assert set(found(busy, SUPER, profile="admins")) == {"pusat"}
    assert set(found(busy, SUPER, profile="verifiers")) == {"endah.p", "sri.w", "tono.h", "kanreg.satu", "ambon"}
    assert found(busy, SUPER, profile="operators") == []


def test_it_is_sorted_and_comes_in_pages_that_hold_each_account_once(busy: Office) -> None:
    for order in ("name", "-name", "nip", "-nip", "newest"):
        whole = found(busy, order=order)
        assert len(set(whole)) == 6
        after, seen = "", []
        while True:
            page = busy.ask(SUPER, "find_accounts", order=order, after=after, limit=2)
            seen += [row["username"] for row in page["rows"]]
            if not (after := page["next"]):
                break
        assert seen == whole
    names = [row["name"] for row in busy.ask(SUPER, "find_accounts", order="-name")["rows"]]
    assert names == sorted(names, reverse=True)


@pytest.mark.parametrize("cursor", ["x", "|", "name|no-id", "no moment|" + id_of("a")])
def test_a_page_that_no_page_leads_to_is_refused(busy: Office, cursor: str) -> None:
    with pytest.raises(Invalid):
        found(busy, after=cursor, order="newest")


def test_the_state_says_what_asks_for_attention(office: Office) -> None:
    for username in ("aktif", "diundang", "terkunci", "kosong", "lama", "berakhir", "terlihat"):
        office.add_official(username, *([] if username == "kosong" else [holds("verifier_l2")]))
    where = {name: accounts.c.username == name for name in ("diundang", "terkunci", "lama", "terlihat")}
    office.run(sa.update(accounts).where(where["diundang"]).values(password_hash=None))
    office.run(sa.update(accounts).where(where["terkunci"]).values(locked=True))
    office.run(sa.update(accounts).where(sa.or_(where["lama"], where["terlihat"])).values(created_at=LONG_AGO))
    session = {"token_digest": b"t", "account_id": id_of("terlihat")}
    office.run(sa.insert(sessions).values(session))
    office.run(sa.update(profiles).where(profiles.c.account_id == id_of("berakhir")).values(ends_at=SOON))
    rows = office.ask(SLEMAN, "find_accounts")["rows"]
    states = {row["username"]: row["state"] for row in rows}
    assert states == {
        "aktif": "active", "diundang": "invited", "terkunci": "locked", "lama": "away", "berakhir": "ending",
        "terlihat": "active",
    }  # fmt: skip
    assert {row["username"]: row["state"] for row in office.ask(SUPER, "find_accounts", state="empty")["rows"]} == {
        "kosong": "empty"
    }
    assert office.ask(SLEMAN, "account", username="lama")["state"] == "away"
    assert [row["ends_at"] != "" for row in rows if row["username"] == "berakhir"] == [True]


def test_the_counts_are_of_the_whole_jurisdiction(busy: Office) -> None:
    page = busy.ask(KANREG, "find_accounts", q="endah")
    assert page["counts"] == {"all": 4, "verifiers": 4, "operators": 0, "admins": 0, "away": 0}
    assert page["place"] == "91"


def test_several_areas_of_one_profile_are_one_profile_in_the_list(office: Office) -> None:
    office.add_official("a", holds("verifier_l1", "org_unit", "s-1"), holds("verifier_l1", "org_unit", "s-9"))
    [row] = office.ask(SLEMAN, "find_accounts")["rows"]
    assert row["profiles"] == ["verifier_l1"]


def test_one_account_shows_what_it_holds_what_it_held_and_what_may_be_done(office: Office) -> None:
    office.create(SUPER, grants=[L2, {"profile": "registration_verifier", "kind": "agency", "id": "sleman"}])
    office.change(SLEMAN, "change_profiles", add=[L1])
    office.change(SLEMAN, "change_profiles", end=[office.profile_id("verifier_l2")], reason="Cuti")
    shown = office.ask(SLEMAN, "account", username="Endah.P")
    assert [(one["profile"], one["may_end"]) for one in shown["held"]] == [
        ("registration_verifier", False), ("verifier_l1", True),
    ]  # fmt: skip
    assert [(one["profile"], one["ended_reason"], one["may_end"]) for one in shown["ended"]] == [
        ("verifier_l2", "Cuti", False)
    ]
    assert "Verifikator Registrasi" in shown["why_not"]
    assert office.ask(SUPER, "account", username="endah.p")["why_not"] == ""


def test_the_own_account_says_that_it_is_not_changed_here(office: Office) -> None:
    office.add_official("admin.sleman", holds("agency_admin"))
    me = Actor(id_of("admin.sleman"), grants=SLEMAN.grants)
    shown = office.ask(me, "account", username="admin.sleman")
    assert shown["why_not"].startswith("Akun Anda sendiri")
    assert [one["may_end"] for one in shown["held"]] == [False]


def test_who_was_seen_stands_in_the_audit(busy: Office) -> None:
    found(busy, SLEMAN)
    busy.ask(SLEMAN, "account", username="sri.w")
    seen = entries.c.action.in_(["accounts_viewed", "account_viewed"])
    listed, opened = busy.rows(sa.select(entries).where(seen).order_by(entries.c.id))
    assert set(listed.people) == {id_of(ENDAH), id_of(SRI)}
    assert (opened.people, opened.subject) == ([id_of(SRI)], busy.account("sri.w").id)


def test_open_sessions_are_told_to_who_may_change_the_account_and_to_nobody_else(office: Office) -> None:
    office.create()
    office.begin_session()
    assert len(office.ask(SLEMAN, "account", username="endah.p")["sessions"]) == 1
    office.change(
        SUPER, "change_profiles", add=[{"profile": "registration_verifier", "kind": "agency", "id": "sleman"}]
    )
    assert office.ask(SLEMAN, "account", username="endah.p")["sessions"] == []
    assert len(office.ask(SUPER, "account", username="endah.p")["sessions"]) == 1
