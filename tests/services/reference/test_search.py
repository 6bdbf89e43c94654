"""The type-ahead: words in any order, likelier values first, mistakes forgiven, units within an agency."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from services.chassis.work import Work
from services.contracts.actor import Actor
from services.reference.holding import today
from services.reference.tables import list_values
from services.reference.views.search import search

ANYBODY = Actor("")


def names(work: Work, name: str, q: str, within: str = "", limit: int = 20) -> list[str]:
    with work.begin() as uow:
        return [value["name"] for value in search(uow, ANYBODY, name, q, within, limit)]


def test_words_may_come_in_any_order(demo: Work) -> None:
    assert names(demo, "pendidikan", "guru pendid") == ["Sekolah Pendidikan Guru", "S-1 Pendidikan Guru Sekolah Dasar"]


def test_the_exact_name_comes_first(demo: Work) -> None:
    assert names(demo, "lokasi", "kabupaten sungai raya")[0] == "Kabupaten Sungai Raya"
    assert "Kabupaten Hulu Sungai Raya" in names(demo, "lokasi", "kabupaten sungai raya")


def test_a_mistyped_word_finds_what_is_alike(demo: Work) -> None:
    assert "Kabupaten Wanasari" in names(demo, "lokasi", "wansari")


def test_nothing_typed_shows_the_first_values(demo: Work) -> None:
    assert len(names(demo, "jft", "", limit=5)) == 5


def test_the_hint_tells_equal_names_apart(demo: Work) -> None:
    with demo.begin() as uow:
        [kota] = search(uow, ANYBODY, "lokasi", "kota cendana", "", 20)
    assert kota["hint"] == "Nusa Timur"


def test_units_are_found_within_their_agency_with_what_is_above_them(demo: Work) -> None:
    with demo.begin() as uow:
        found = search(uow, ANYBODY, "unor", "telaga sd", "9811", 20)
    assert found == [
        {"code": "9811-02-02-01", "name": "SD Negeri 1 Telaga", "hint": "Bidang Sekolah Dasar, Dinas Pendidikan"}
    ]
    assert names(demo, "unor", "telaga sd", within="9841") == []
    assert {"Sekretariat Daerah", "Sekretariat Daerah Kota"} < set(names(demo, "unor", "sekretariat"))


@pytest.mark.parametrize("q", ["%", "_", "\\", "'; DROP TABLE list_values", "\u0000", "a" * 100])
def test_odd_input_is_only_text(demo: Work, q: str) -> None:
    assert isinstance(names(demo, "lokasi", q), list)


def test_values_that_are_no_longer_given_are_not_offered(demo: Work) -> None:
    with demo.begin() as uow:
        uow.session.execute(sa.text("UPDATE list_values SET active = false WHERE name = 'Kota Cendana'"))
    assert "Kota Cendana" not in names(demo, "lokasi", "cendana")


def test_without_trigrams_the_words_are_found_all_the_same(demo: Work) -> None:
    with demo.begin() as uow:
        uow.session.execute(sa.text("DROP EXTENSION pg_trgm CASCADE"))
        found = search(uow, ANYBODY, "lokasi", "kota cendana", "", 20)
        alike = search(uow, ANYBODY, "lokasi", "cendanna", "", 20)
        uow.session.rollback()
    assert [value["name"] for value in found] == ["Kota Cendana"]
    assert alike == []


def test_agencies_are_found_by_any_word_of_their_name(demo: Work) -> None:
    assert names(demo, "instansi", "perikanan badan") == ["Badan Pangan dan Perikanan"]


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("sdn 1 telaga", "SD Negeri 1 Telaga"),
        ("sd n 1 telga", "SD Negeri 1 Telaga"),
        ("telagga sekolah dasar 2", "SD Negeri 2 Telaga"),
    ],
)
def test_abbreviations_and_mistakes_find_a_school(demo: Work, q: str, found: str) -> None:
    assert names(demo, "sekolah", q)[0] == found


@pytest.mark.parametrize(("q", "found"), [("pkm telaga", "Puskesmas Telaga"), ("puskesmass telga", "Puskesmas Telaga")])
def test_abbreviations_and_mistakes_find_a_health_unit(demo: Work, q: str, found: str) -> None:
    assert found in names(demo, "unit_kesehatan", q)


def test_a_word_that_was_added_just_now_forgives_mistakes_at_once(demo: Work) -> None:
    with demo.begin() as uow:
        row = {"list": "sekolah", "code": "x", "name": "SMA Cakrawala", "search": " sma cakrawala"}
        uow.session.execute(sa.insert(list_values).values(row))
    assert names(demo, "sekolah", "cakrwala") == ["SMA Cakrawala"]


def test_a_value_is_offered_from_its_first_day_until_its_last(demo: Work) -> None:
    days = {"a": (-1, None), "b": (1, None), "c": (None, 1), "d": (None, 0)}
    with demo.begin() as uow:
        for code, (begins, ends) in days.items():
            uow.session.execute(sa.insert(list_values).values(
                list="sekolah", code=code, name=f"Cakrawala {code}", search=f" cakrawala {code}",
                valid_from=None if begins is None else today() + timedelta(begins),
                valid_to=None if ends is None else today() + timedelta(ends),
            ))  # fmt: skip
    assert names(demo, "sekolah", "cakrawala") == ["Cakrawala a", "Cakrawala c"]
