"""Every route with every profile, a civil servant and nobody: exactly the pages of their doors open, none without one.

A page that opens asks the services only for what their tables allow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask, url_for
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from gateway.session import CITIZEN, OFFICIAL
from gateway.who_may_open import Door, check_every_page, door_of
from services.chassis.environment import ConfigurationError
from services.contracts.identity.answers import GrantShown, Who
from services.contracts.policies import line
from services.contracts.policy import OFFICIAL as ANY_OFFICIAL
from services.contracts.policy import VISITOR
from services.contracts.profiles import NAMES
from services.contracts.who_grants_what import GRANTS
from tests.gateway.admin import cases, fake_reporting
from tests.gateway.admin.fake_accounts import FakeAccounts
from tests.gateway.admin.fake_audit import FakeAudit
from tests.gateway.admin.fake_registrants import FakeRegistrants
from tests.gateway.admin.fake_settings import FakeSettings
from tests.gateway.admin.fake_verification import FakeVerification
from tests.gateway.fake_accesses import FakeAccesses
from tests.gateway.fake_own_data import own_data
from tests.gateway.fake_registration import FakeRegistration
from tests.gateway.fake_services import FakeServices
from tests.services.policy.askers import ANOTHER, OWNER, Asker, askers
from tests.services.policy.walk import names

VALUES = {
    "register_number": "K7M4QX2P", "document_id": "d-sk", "kind": "golongan", "row_id": "r-1", "name": "utama",
    "username": "puji.k",
}  # fmt: skip
UNAUTHORIZED, FORBIDDEN = 401, 403
LOG_IN = ("/masuk", "/admin/masuk")
ON_EVERY_PAGE = {"identity.who_is", "identity.notices"}


def at_the_door() -> list[Asker]:
    """Whoever has a browser: each profile where it may be held, and in a unit, where hardly any may."""
    people = [asker for asker in askers() if asker.actor is None or not asker.actor.service]
    own = [one for one in people if not one.area.startswith(("foreign", "parent"))]  # a door asks for kinds only
    return [a for a in own if a.profile is None or a.area == "own unit" or a.kind in GRANTS[a.profile].where]


PEOPLE = at_the_door()


@dataclass(frozen=True)
class Visit:
    """One request of one route."""

    method: str
    path: str
    door: Door

    @property
    def words(self) -> str:
        return f"{self.method} {self.path}"


def visits(app: Flask) -> list[Visit]:
    """Every route with every method that it has a view for."""
    with app.test_request_context():
        return [
            Visit(method, url_for(rule.endpoint, **_values(rule)), door)
            for rule in app.url_map.iter_rules()
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
            if (door := door_of(app.view_functions[rule.endpoint])) is not None
        ]


def _values(rule: Rule) -> dict[str, Any]:
    """Something for each part of the address; a part that only knows some words gets one of them."""
    values: dict[str, Any] = {}
    for name, converter in rule._converters.items():
        words = sorted(getattr(converter, "items", ()))
        values[name] = words[0] if words else VALUES.get(name, "1")
    return values


@pytest.fixture
def walked(client: FlaskClient, fake: FakeServices) -> Callable[[Asker], list[str]]:
    """Visits every page with a browser that has the asker's session at both doors; what was wrong, in sentences."""
    fake.answers |= FakeRegistration().handlers() | FakeSettings().handlers()
    fake.answers |= FakeVerification(cases.case("K7M4QX2P"), cases.case("R3WN8HTA")).handlers()
    fake.answers["reporting.progress"] = fake_reporting.progress
    fake.answers |= FakeRegistrants().handlers() | FakeAccounts().handlers() | FakeAudit().handlers()
    fake.answers["registration.own_data"] = own_data
    fake.answers["identity.log_in"] = fake.entered("new")
    fake.answers["identity.link"] = {"purpose": "reset", "username": "puji.kartika"}
    fake.answers["identity.caught_letters"] = fake.answers["identity.my_sessions"] = []
    fake.answers["identity.my_accesses"] = FakeAccesses().my_accesses
    fake.answers["identity.end_my_other_sessions"] = {"ended": 0}

    def walk(asker: Asker) -> list[str]:
        return [words for visit in visits(client.application) for words in _wrong(client, fake, asker, visit)]

    return walk


def _wrong(client: FlaskClient, fake: FakeServices, asker: Asker, visit: Visit) -> Iterator[str]:
    _log_in(client, fake, asker)
    fake.asked.clear()
    answer = client.open(visit.path, method=visit.method)
    turned_away = answer.status_code in (UNAUTHORIZED, FORBIDDEN) or (answer.location or "").startswith(LOG_IN)
    asked = [call for call in fake.asked if call.name not in ON_EVERY_PAGE]
    if not opens(visit.door, asker):
        if not turned_away or [call.name for call in asked] != told(visit.door, asker):
            yield f"{visit.words} is open to {asker.name}: {answer.status_code}, asked {[call.name for call in asked]}"
        return
    if turned_away and visit.door.who is not None:
        yield f"{visit.words} is closed to {asker.name}: {answer.status_code}"
    for call in asked:
        as_gateway = call.assertion.startswith("gateway for")
        if not any(who == VISITOR if as_gateway else names(who, asker) for who in line(call.name).who):
            yield f"{visit.words} asks {call.name} for {asker.name}, which its table refuses"


def opens(door: Door, asker: Asker) -> bool:
    """As an analyst reads the door and the lines of the actions that it names."""
    return door.who is None or (names(door.who, asker) and not lacking(door, asker))


def lacking(door: Door, asker: Asker) -> list[str]:
    """The actions of the door whose lines do not name the asker."""
    return [action for action in door.actions if not any(names(who, asker) for who in line(action).who)]


def told(door: Door, asker: Asker) -> list[str]:
    """What a closed page asks: the service that refuses, for its audit; nothing where nobody fitting is logged in."""
    return lacking(door, asker)[:1] if door.who is not None and names(door.who, asker) else []


def _log_in(client: FlaskClient, fake: FakeServices, asker: Asker) -> None:
    client.delete_cookie(CITIZEN)
    client.delete_cookie(OFFICIAL, path="/admin")
    if asker.actor is not None:
        fake.sessions["walking"] = _who(asker)
        client.set_cookie(CITIZEN, "walking")
        client.set_cookie(OFFICIAL, "walking", path="/admin")


def _who(asker: Asker) -> Who:
    """What identity says of the asker."""
    assert asker.actor is not None
    grants = [
        GrantShown(
            profile=grant.profile, name=NAMES[grant.profile], jurisdiction=grant.jurisdiction.name,
            jurisdiction_kind=grant.jurisdiction.kind, jurisdiction_id=grant.jurisdiction.id,
        )
        for grant in asker.actor.grants
    ]  # fmt: skip
    return Who(
        account_id=asker.actor.account_id, username="walking", name=asker.name, citizen=asker.actor.citizen,
        person_id=asker.actor.person_id, grants=grants, assertions={}, unread=0,
    )  # fmt: skip


@pytest.mark.parametrize("asker", PEOPLE, ids=lambda asker: asker.name)
def test_exactly_the_pages_of_their_doors_open(walked: Callable[[Asker], list[str]], asker: Asker) -> None:
    assert walked(asker) == []


def test_the_walk_meets_pages_of_every_kind(app: Flask) -> None:
    doors = {visit.door for visit in visits(app)}
    assert {door.who for door in doors} == {None, ANY_OFFICIAL, *(door.who for door in doors if door.who)}
    opened = {name: sum(opens(visit.door, asker) for visit in visits(app)) for name, asker in _by_name().items()}
    assert opened["nobody"] < opened[OWNER]
    assert opened["nobody"] < opened["an official without a profile"] < opened["verifier_l1 in own unit"]
    assert opened[OWNER] == opened[ANOTHER]


def _by_name() -> dict[str, Asker]:
    return {asker.name: asker for asker in PEOPLE}


def test_a_page_that_does_not_say_who_may_open_it_ends_the_start() -> None:
    app = Flask("forgetful", static_folder=None)
    app.add_url_rule("/", "forgotten", lambda: "")
    with pytest.raises(ConfigurationError, match="forgotten"):
        check_every_page(app)
