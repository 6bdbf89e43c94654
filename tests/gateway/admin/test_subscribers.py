"""Pelanggan: systems are added, filtered, paused and replayed; a key is seen once."""
from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from services.contracts.errors import Invalid
from services.contracts.profiles import Profile
from tests.gateway.admin.fake_subscriptions import FakeSubscriptions
from tests.gateway.admin.page import Page
from tests.gateway.fake_services import FakeServices

HERE = "/admin/pelanggan"


@pytest.fixture
def held(fake: FakeServices) -> FakeSubscriptions:
    subscriptions = FakeSubscriptions()
    fake.answers |= subscriptions.handlers()
    return subscriptions


@pytest.fixture
def admin(held: FakeSubscriptions, as_official: Callable[..., FlaskClient]) -> FlaskClient:
    return as_official(Profile.SUPER_ADMIN)


def new_key(page: Page) -> str:
    return str(page.tree.xpath("//*[@id='kunci-baru']/text()")[0])


def test_the_list_says_what_each_system_hears_and_how_far_it_is(admin: FlaskClient) -> None:
    words = Page(admin.get(HERE)).words
    for text in ("PT Taspen", "taspen", "1 isian", "1.234", "Aktif"):
        assert text in words


def test_nobody_but_the_super_admin_opens_it(held: FakeSubscriptions, as_official: Callable[..., FlaskClient]) -> None:
    assert as_official(Profile.AGENCY_ADMIN).get(HERE).status_code == 403


def test_a_new_system_is_added_with_its_filter_and_its_key_is_shown_once(
    admin: FlaskClient, held: FakeSubscriptions
) -> None:
    typed = {"name": "bpjs", "system": "BPJS", "agencies": "4010, 4011\n7101", "subjects": ["nama", "riwayat:anak"]}
    answer = admin.post(HERE, data=typed)
    key = new_key(Page(answer))
    [(method, body)] = held.writes
    assert (answer.status_code, method) == (200, "add_subscriber")
    assert body["key_hash"] == hashlib.sha256(key.encode()).hexdigest()
    assert (body["key_hint"], len(key)) == (key[-4:], 43)
    assert (body["agencies"], body["subjects"], body["by_queue"]) == (
        ["4010", "4011", "7101"], ["nama", "riwayat:anak"], False,
    )  # fmt: skip
    assert key not in admin.get(f"{HERE}/bpjs").text


def test_two_keys_are_never_the_same(admin: FlaskClient) -> None:
    keys = {new_key(Page(admin.post(f"{HERE}/taspen/kunci", data={"version": "3"}))) for _ in range(3)}
    assert len(keys) == 3


def test_a_refusal_stands_at_its_box_and_keeps_what_was_typed(
    admin: FlaskClient, fake: FakeServices, held: FakeSubscriptions
) -> None:
    fake.answers["verification.add_subscriber"] = Invalid("x", fields={"name": ["Nama ini sudah dipakai."]})
    answer = admin.post(HERE, data={"name": "bpjs", "system": "BPJS", "subjects": ["agama"]})
    page = Page(answer)
    assert answer.status_code == 422
    assert page.tree.xpath("//a[@href='#name']/text()") == ["Nama ini sudah dipakai."]
    assert page.tree.xpath("//input[@name='system']/@value") == ["BPJS"]
    assert page.tree.xpath("//input[@name='subjects'][@checked]/@value") == ["agama"]


@pytest.mark.parametrize(
    ("does", "paused", "said"), [("jeda", True, "Pengiriman dijeda."), ("lanjut", False, "5 kabar")]
)
def test_a_pause_and_its_end(
    admin: FlaskClient, held: FakeSubscriptions, does: str, paused: bool, said: str
) -> None:
    answer = admin.post(f"{HERE}/taspen/jeda", data={"do": does, "version": "3"}, follow_redirects=True)
    assert held.writes == [("pause_subscriber", {"name": "taspen", "version": 3, "paused": paused})]
    assert said in Page(answer).words


def test_a_paused_system_says_since_when_and_how_much_waits(admin: FlaskClient, held: FakeSubscriptions) -> None:
    held.one |= {"paused_at": "2015-10-05T03:40:00+00:00", "waiting": 17}
    words = Page(admin.get(f"{HERE}/taspen")).words
    assert "Dijeda sejak" in words
    assert "Tertahan 17" in words


def test_a_replay_begins_with_the_day_in_jakarta(admin: FlaskClient, fake: FakeServices) -> None:
    answer = admin.post(f"{HERE}/taspen/kirim-ulang", data={"since": "2015-10-01"})
    assert fake.of("verification.replay_events")[0].body == {"name": "taspen", "since": "2015-10-01T00:00:00+07:00"}
    words = Page(answer).words
    assert "12 kabar sejak hari itu" in words
    assert "after=1222" in words


@pytest.mark.parametrize("since", ["", "kemarin", "2015-13-01"])
def test_a_replay_without_a_day_asks_for_it(admin: FlaskClient, fake: FakeServices, since: str) -> None:
    answer = admin.post(f"{HERE}/taspen/kirim-ulang", data={"since": since})
    assert (answer.status_code, fake.of("verification.replay_events")) == (422, [])
    assert "Pilih tanggalnya." in Page(answer).words


@pytest.mark.parametrize("path", ["", "/jeda", "/kunci"])
def test_a_page_that_is_old_changes_nothing_and_says_so(
    admin: FlaskClient, held: FakeSubscriptions, path: str
) -> None:
    answer = admin.post(f"{HERE}/taspen{path}", data={"version": "2", "do": "jeda", "system": "Lain"})
    assert (answer.status_code, held.writes) == (409, [])
    assert "sudah diubah sejak halaman Anda dibuka" in Page(answer).words


def test_the_log_says_day_way_and_numbers(admin: FlaskClient) -> None:
    words = Page(admin.get(f"{HERE}/taspen")).words
    assert "5 Oktober 2015" in words
    assert "1–1234" in words


def test_a_system_that_is_not_there_is_not_found(admin: FlaskClient) -> None:
    assert admin.get(f"{HERE}/lain").status_code == 404
