"""Small lists come whole and in their own order; codes get names."""

import pytest

from services.chassis.work import Work
from services.contracts.actor import Actor
from services.contracts.errors import NotFound
from services.reference.views.lists import labels, values

ANYBODY = Actor("")


def test_a_small_list_comes_in_the_order_of_its_file(demo: Work) -> None:
    with demo.begin() as uow:
        golongan = values(uow, ANYBODY, "golongan")
    assert [value["name"] for value in golongan[:3]] == ["I/a", "I/b", "I/c"]
    assert golongan[-1] == {"code": "45", "name": "IV/e", "hint": "Pembina Utama"}


def test_an_unknown_list_is_said_to_be_unknown(demo: Work) -> None:
    with demo.begin() as uow, pytest.raises(NotFound):
        values(uow, ANYBODY, "warna")


def test_codes_of_lists_and_of_units_agencies_and_offices_get_names(demo: Work) -> None:
    codes = [("agama", "5"), ("agama", "99"), ("unor", "9811-02"), ("instansi", "9811"), ("kanreg", "91")]
    with demo.begin() as uow:
        found = labels(uow, ANYBODY, [{"list": name, "code": code} for name, code in codes])
    assert found == {
        "agama:5": "Buddha",
        "unor:9811-02": "Dinas Pendidikan",
        "instansi:9811": "Pemerintah Kabupaten Wanasari",
        "kanreg:91": "Kanreg Wanasari",
    }
