"""Who loses a profile, an account or a password is out everywhere within five seconds; without a broker all are."""
from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from flask import Flask, url_for

from gateway.app import add_pages
from gateway.session import OFFICIAL
from gateway.who_may_open import door_of
from services.contracts.policy import CITIZEN
from services.identity.seeding.password import PASSWORD
from tests.journeys.gateways import another_gateway
from tests.journeys.officials import Official, SuperAdmin, logged_in, sent, somebody_official
from tests.services.chassis.black_hole import Proxy
from tests.system import RunningSystem

PROMISED, EVERY = 5.0, 0.2  # seconds
PAGE = "/admin/sesi"  # opens for every official who is logged in
SOMETHING = {"register_number": "K7M4QX2P", "document_id": "d", "kind": "golongan", "row_id": "r-1", "name": "utama"}


@pytest.fixture
def gateways(running_system: RunningSystem) -> Iterator[list[str]]:
    """Two processes that serve the same people."""
    with another_gateway(running_system) as second:
        yield [running_system.address, second]


@pytest.fixture
def super_admin(running_system: RunningSystem) -> Iterator[SuperAdmin]:
    admin = SuperAdmin(running_system)
    yield admin
    admin.close()


def profile_ended(admin: SuperAdmin, who: Official, _address: str) -> None:
    account = {"account_id": who.id, "version": 1}
    admin.ask("change_profiles", **account, end=[who.profile_id], reason="Pindah tugas")


def locked(admin: SuperAdmin, who: Official, _address: str) -> None:
    admin.ask("lock_account", account_id=who.id, version=1, reason="Ponsel hilang")


def password_changed(_admin: SuperAdmin, who: Official, address: str) -> None:
    """By the holder, elsewhere: all other sessions end."""
    form = {"sandi_lama": PASSWORD, "sandi": "tiga gajah menyeberang", "sandi_lagi": "tiga gajah menyeberang"}
    answer = sent(logged_in(address, who, later=1), f"{address}/admin/sandi", form)
    assert answer.status_code == 303, answer.text


@pytest.mark.parametrize("change", [profile_ended, locked, password_changed])
def test_access_ends_on_every_gateway_within_five_seconds(
    running_system: RunningSystem, gateways: list[str], super_admin: SuperAdmin,
    change: Callable[[SuperAdmin, Official, str], None],
) -> None:  # fmt: skip
    who = somebody_official(running_system)
    browser = logged_in(gateways[0], who)
    token = browser.cookies[OFFICIAL]
    assert [opens(address, token) for address in gateways] == [True, True]
    change(super_admin, who, gateways[0])
    since = time.monotonic()
    while open_at := [address for address in gateways if opens(address, token)]:
        assert time.monotonic() - since < PROMISED, f"still open: {open_at}"
        time.sleep(EVERY)


def test_without_the_broker_nobody_gets_in(running_system: RunningSystem) -> None:
    """Also not who was logged in a moment ago: every page behind the log-in answers 503, and so does the log-in."""
    who = somebody_official(running_system)
    url = running_system.environment("gateway")["AMQP_URL"]
    place = urlsplit(url)
    proxy = Proxy(str(place.hostname), place.port or 5672)
    behind = url.replace(f"@{place.hostname}:{place.port}", f"@127.0.0.1:{proxy.port}")
    with another_gateway(running_system, AMQP_URL=behind) as address:
        browser = logged_in(address, who)
        token = browser.cookies[OFFICIAL]
        assert opens(address, token)
        form = browser.get(f"{address}/admin/masuk", timeout=15)
        proxy.gone()
        time.sleep(PROMISED - 2)
        found = {f"{method} {path}": status(address, method, path, token) for method, path in behind_the_door()}
        assert len(found) > 20
        assert {words: answer for words, answer in found.items() if answer != 503} == {}
        assert enter(browser, address, form, who) == 503
        proxy.open()
        until = time.monotonic() + 15
        while not opens(address, token):
            assert time.monotonic() < until, "the gateway did not find the broker again"
            time.sleep(EVERY)


def behind_the_door() -> list[tuple[str, str]]:
    """Method and address of every page for officials; the portal's stand behind the same check."""
    app = Flask("pages", static_folder=None)
    app.config["DEMO"] = False
    add_pages(app)
    found = []
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            door = door_of(app.view_functions[rule.endpoint])
            if door is None or door.who in (None, CITIZEN):
                continue
            values: dict[str, Any] = {name: SOMETHING.get(name, "1") for name in rule.arguments} | _words(rule)
            path = url_for(rule.endpoint, **values)
            found += [(method, path) for method in (rule.methods or set()) & {"GET", "POST"}]
    return sorted(found)


def _words(rule: object) -> dict[str, str]:
    """For a part of the address that knows only some words, one of them."""
    converters = rule._converters.items()  # type: ignore[attr-defined]
    return {name: min(one.items) for name, one in converters if getattr(one, "items", ())}


def opens(address: str, token: str) -> bool:
    return status(address, "GET", PAGE, token) == 200


def status(address: str, method: str, path: str, token: str) -> int:
    """What a browser with this session is answered; where it is sent is not followed."""
    cookies = {OFFICIAL: token}
    answer = requests.request(method, address + path, cookies=cookies, allow_redirects=False, timeout=15)
    return int(answer.status_code)


def enter(browser: requests.Session, address: str, form: requests.Response, who: Official) -> int:
    """The log-in with the right password, from a page that was open before the broker went."""
    csrf = form.text.partition('name="csrf_token" value="')[2].partition('"')[0]
    data = {"csrf_token": csrf, "username": who.username, "password": PASSWORD}
    browser.cookies.pop(OFFICIAL)
    return int(browser.post(f"{address}/admin/masuk", data, allow_redirects=False, timeout=15).status_code)
