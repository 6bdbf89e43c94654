"""Operasi: what queues, outboxes and the parking lot say, and when a queue is empty."""
from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from gateway.admin.operations.pace import LONGEST, depths_before, minutes_to_drain, pace_of
from gateway.admin.operations.words import sparkline
from services.contracts.errors import Unavailable
from services.contracts.profiles import Profile
from tests.gateway.admin.fake_operations import FakeOperations
from tests.gateway.admin.page import Page
from tests.gateway.fake_services import FakeServices

HERE = "/admin/operasi"
AWAY = Unavailable("Layanan sedang tidak dapat dijangkau. Coba lagi sebentar lagi.")


@pytest.fixture
def queues(fake: FakeServices) -> FakeOperations:
    held = FakeOperations()
    fake.answers |= held.handlers()
    return held


@pytest.fixture
def operator(queues: FakeOperations, as_official: Callable[..., FlaskClient]) -> FlaskClient:
    return as_official(Profile.OPERATIONS)


def test_each_level_says_depth_age_rates_workers_and_state(operator: FlaskClient) -> None:
    page = Page(operator.get(HERE))
    rows = page.tree.xpath("//section[@aria-labelledby='h-level']//tbody/tr")
    words = [" ".join(" ".join(row.itertext()).split()) for row in rows]
    assert words[0].startswith("Level 1 verification.level.1 12.408")
    assert "38 mnt 412 388 12 tidak habis" in words[0]
    assert words[0].endswith("menumpuk")
    assert words[1].endswith("turun")
    assert words[2].endswith("tidak ada pekerja")
    assert words[3].endswith("kosong")
    assert "BKN tidak mempunyai pekerja; 842 berkas menunggu, tidak ada yang hilang." in page.words


def test_outboxes_and_the_parking_lot_stand_below(operator: FlaskClient) -> None:
    words = Page(operator.get(HERE)).words
    assert "12 pesan, tertua 23 mnt tertahan" in words
    assert "Kotak keluar Akun dan akses tertahan." in words
    assert "KeyError" in words
    assert "reporting.verification.case-moved.v1" in words


def test_effects_that_are_tried_again_say_why_how_many_and_when(
    operator: FlaskClient, queues: FakeOperations
) -> None:
    page = Page(operator.get(HERE))
    [row] = page.tree.xpath("//section[@aria-labelledby='h-lagi']//tbody/tr")
    words = " ".join(" ".join(row.itertext()).split())
    assert words.startswith("Broken: Terjadi kesalahan answer-given.v1 Laporan permasalahan 7")
    assert words.endswith("10.44.05")
    queues.states["helpdesk"]["tried_again"] = []
    assert "Dicoba lagi sendiri" not in Page(operator.get(HERE)).words


def test_a_service_that_is_away_is_named_and_the_rest_stands(operator: FlaskClient, fake: FakeServices) -> None:
    fake.answers |= {"helpdesk.messages_state": AWAY, "verification.level_queues": AWAY}
    answer = operator.get(HERE)
    words = Page(answer).words
    assert answer.status_code == 200
    assert "Layanan Laporan permasalahan tidak menjawab." in words
    assert "Layanan verifikasi tidak menjawab." in words
    assert "KeyError" in words


def test_systems_that_fetch_nothing_are_told_and_paused_ones_are_not(operator: FlaskClient) -> None:
    page = Page(operator.get(HERE))
    rows = [
        " ".join(" ".join(row.itertext()).split())
        for row in page.tree.xpath("//section[@aria-labelledby='h-pelanggan']//tbody/tr")
    ]
    assert rows == [
        "Taspen taspen antrean 1.204 26 mnt tertinggal",
        "SAPK sapk antrean 12 4 dtk sampai",
        "Satu Data satu-data HTTP 0 – sampai",
        "Gudang data BKN gudang antrean 38 2 jam 0 mnt dijeda",
    ]
    assert "Taspen tertinggal; 1.204 kabar menunggu, tidak ada yang hilang." in page.words
    assert "Gudang data BKN tertinggal" not in page.words


def test_the_lag_of_the_figures_is_told(operator: FlaskClient, queues: FakeOperations) -> None:
    words = Page(operator.get(HERE)).words
    assert "Angka laporan tertinggal 18 dtk." in words
    assert "Belum dihitung 311 kabar, tertua 18 dtk tertinggal" in words
    assert "4.556.765 orang" in words
    queues.models.update({"waiting": 0, "lag_seconds": 0.0, "building": 120_000})
    words = Page(operator.get(HERE)).words
    assert "Angka laporan tertinggal 18" not in words
    assert "sedang berjalan, 120.000 orang" in words


def test_figures_and_systems_of_services_that_are_away_are_not_zero(
    operator: FlaskClient, fake: FakeServices
) -> None:
    fake.answers |= {"reporting.read_models": AWAY, "verification.subscriber_lags": AWAY}
    words = Page(operator.get(HERE)).words
    assert "Layanan laporan tidak menjawab." in words
    assert "Laporan tertinggal –" in words
    assert "Belum ada pelanggan" not in words


def test_a_broker_that_does_not_say_is_unknown_not_empty(operator: FlaskClient, queues: FakeOperations) -> None:
    queues.levels[0]["queue"].update({"messages": -1, "consumers": -1})
    queues.states["helpdesk"]["queues"][0].update({"messages": -1, "consumers": -1})
    words = Page(operator.get(HERE)).words
    assert "tidak diketahui" in words
    assert "-1" not in words


@pytest.mark.parametrize("profile", Profile)
def test_the_page_is_for_operators_alone(
    queues: FakeOperations, as_official: Callable[..., FlaskClient], profile: Profile
) -> None:
    assert as_official(profile).get(HERE).status_code == (200 if profile is Profile.OPERATIONS else 403)


@pytest.mark.parametrize(
    ("depth", "arrives", "leaves", "workers", "more", "minutes"),
    [
        (0, 100, 50, 1, 0, 0),
        (600, 0, 60, 2, 0, 10),
        (600, 0, 60, 2, 2, 5),
        (600, 50, 60, 2, 0, 60),
        (600, 100, 60, 2, 0, None),  # more comes than goes
        (600, 100, 60, 2, 2, 30),
        (600, 0, 60, 0, 4, None),  # nobody works: nobody knows how fast four would be
        (600, 0, 0, 3, 4, None),
        (10_000_000, 0, 60, 2, 0, None),  # later than a day
    ],
)
def test_when_a_queue_is_empty(
    depth: int, arrives: float, leaves: float, workers: int, more: int, minutes: float | None
) -> None:
    assert minutes_to_drain(depth, arrives, leaves, workers, more) == minutes


@given(st.integers(0, 10**6), st.floats(0, 10**4), st.floats(0, 10**4), st.integers(0, 64), st.integers(0, 16))
def test_more_workers_never_take_longer(depth: int, arrives: float, leaves: float, workers: int, more: int) -> None:
    alone, helped = (minutes_to_drain(depth, arrives, leaves, workers, n) for n in (0, more))
    if alone is not None:
        assert helped is not None
        assert 0 <= helped <= alone <= LONGEST


@given(st.integers(0, 10**5), st.lists(st.tuples(st.integers(0, 999), st.integers(0, 999)), min_size=12, max_size=12))
def test_the_history_ends_with_what_is_there_now(depth: int, steps: list[tuple[int, int]]) -> None:
    arrived, left = [came for came, _ in steps], [went for _, went in steps]
    history = depths_before(depth, arrived, left)
    assert (len(history), history[-1]) == (12, depth)
    assert min(history) >= 0
    points = [tuple(map(float, point.split(","))) for point in sparkline(history).split()]
    assert all(2 <= x <= 82 and 2 <= y <= 20 for x, y in points)


def test_the_deeper_count_is_told() -> None:
    queue = FakeOperations().levels[1]
    queue["waiting"] = 5000
    assert pace_of(queue).depth == 5000
