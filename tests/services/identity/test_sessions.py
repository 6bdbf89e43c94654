"""How a session lives and ends, and what is signed for it."""
from datetime import UTC, datetime, timedelta

import pytest

from services.contracts.actor import Grant, Jurisdiction, JurisdictionKind
from services.contracts.errors import NotLoggedIn
from services.contracts.profiles import NAMES, Profile
from tests.services.identity.running import NIP, Running
from tests.services.people import id_of

NOW = datetime.now(UTC)
DAY = timedelta(days=1)


def test_the_answer_says_who_is_logged_in(running: Running) -> None:
    running.grant("ani", Profile.VERIFIER_L2)
    shown = running.who_is(running.token())
    assert (shown["account_id"], shown["username"], shown["citizen"], shown["person_id"]) == (
        id_of("ani"), "ani", False, "",
    )  # fmt: skip
    assert shown["grants"] == [
        {
            "profile": "verifier_l2", "name": NAMES[Profile.VERIFIER_L2], "jurisdiction": "Kab. Sleman",
            "jurisdiction_kind": "agency", "jurisdiction_id": "sleman",
        }
    ]  # fmt: skip


def test_an_assertion_is_signed_for_each_service_that_was_asked_for_and_no_other(running: Running) -> None:
    token = running.token()
    assert running.who_is(token, [])["assertions"] == {}
    assert running.who_is(token, ["verification", "reporting"])["assertions"].keys() == {"verification", "reporting"}


def test_an_assertion_is_good_at_its_own_service_only(running: Running) -> None:
    signed = running.who_is(running.token(), ["verification"])["assertions"]["verification"]
    assert running.read(signed, "verification").account_id == id_of("ani")
    with pytest.raises(NotLoggedIn):
        running.read(signed, "registration")


def test_the_assertion_carries_person_and_profiles(running: Running) -> None:
    running.grant("ani", Profile.VERIFIER_L2)
    official = running.read(running.who_is(running.token())["assertions"]["verification"], "verification")
    assert official.grants == (
        Grant(Profile.VERIFIER_L2, Jurisdiction(JurisdictionKind.AGENCY, "sleman", "Kab. Sleman")),
    )
    token = running.token(NIP, kind="citizen")
    citizen = running.read(running.who_is(token)["assertions"]["verification"], "verification")
    assert (citizen.citizen, citizen.person_id, citizen.grants) == (True, id_of("Budi"), ())


@pytest.mark.parametrize(
    ("begins", "ends", "held"),
    [
        (NOW - DAY, None, True),
        (NOW - DAY, NOW + DAY, True),
        (NOW + DAY, None, False),
        (NOW - 2 * DAY, NOW - DAY, False),
    ],
)
def test_a_profile_counts_between_its_dates(
    running: Running, begins: datetime, ends: datetime | None, held: bool
) -> None:
    running.grant("ani", Profile.VERIFIER_L2, starts_at=begins, ends_at=ends)
    assert bool(running.who_is(running.token())["grants"]) is held


@pytest.mark.parametrize("token", ["", "nonsense", "x" * 43, "\u0663" * 10])
def test_a_token_that_nobody_was_given_is_nobody(running: Running, token: str) -> None:
    if token:
        with pytest.raises(NotLoggedIn):
            running.who_is(token)


def test_after_log_out_the_token_is_worth_nothing_and_others_live_on(running: Running) -> None:
    token, other = running.token(), running.token()
    assert running.log_out(token) == {}
    assert running.log_out(token) == {}
    assert running.log_out("never given") == {}
    with pytest.raises(NotLoggedIn):
        running.who_is(token)
    assert running.who_is(other)["username"] == "ani"


@pytest.mark.parametrize(
    ("username", "kind", "lasts", "ended"),
    [
        ("ani", "official", timedelta(minutes=29), timedelta(minutes=31)),
        (NIP, "citizen", timedelta(minutes=59), timedelta(minutes=61)),
    ],
)
def test_a_session_that_nobody_uses_ends(
    running: Running, username: str, kind: str, lasts: timedelta, ended: timedelta
) -> None:
    token = running.token(username, kind)
    running.pass_time(lasts)
    running.who_is(token)  # and was used now
    running.pass_time(lasts)
    running.who_is(token)
    running.pass_time(ended)
    with pytest.raises(NotLoggedIn):
        running.who_is(token)


@pytest.mark.parametrize(
    ("username", "kind", "hours"), [("ani", "official", 10), (NIP, "citizen", 12)]
)
def test_a_session_ends_after_its_hours_however_busy_it_is(
    running: Running, username: str, kind: str, hours: int
) -> None:
    token = running.token(username, kind)
    running.pass_time(timedelta(hours=hours, minutes=-1), unused=False)
    running.who_is(token)
    running.pass_time(timedelta(minutes=2), unused=False)
    with pytest.raises(NotLoggedIn):
        running.who_is(token)
