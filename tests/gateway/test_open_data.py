"""The lists for everybody: JSON with stable codes and ETags, and a page that describes them."""
from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from gateway.admin.lists.names import NAMES
from tests.gateway.fake_open_data import open_data
from tests.gateway.fake_services import FakeServices

HERE = "/api/v1/reference"


@pytest.fixture
def asked(fake: FakeServices) -> list[dict[str, Any]]:
    calls: list[dict[str, Any]] = []
    fake.answers |= open_data(calls)
    return calls


def test_a_page_is_asked_as_it_was_typed_by_anybody(client: FlaskClient, asked: list[dict[str, Any]]) -> None:
    answer = client.get(f"{HERE}/sekolah_jenis?q=luar&on=2015-09-01&limit=5")
    assert asked == [{"list": "sekolah_jenis", "q": "luar", "on": "2015-09-01", "limit": 5}]
    assert json.loads(answer.text)["values"][0]["code"] == "SDLB/SLB"


def test_who_has_it_already_gets_no_body(client: FlaskClient, asked: list[dict[str, Any]]) -> None:
    first = client.get(f"{HERE}/sekolah_jenis")
    again = client.get(f"{HERE}/sekolah_jenis", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    other = client.get(f"{HERE}/sekolah_jenis", headers={"If-None-Match": '"another"'})
    assert other.status_code == 200


def test_a_code_may_have_any_sign(client: FlaskClient, asked: list[dict[str, Any]]) -> None:
    assert client.get(f"{HERE}/sekolah_jenis/SDLB/SLB?on=2015-09-01").status_code == 200
    assert asked == [{"list": "sekolah_jenis", "code": "SDLB/SLB", "on": "2015-09-01"}]


def test_refusals_are_json(client: FlaskClient, asked: list[dict[str, Any]]) -> None:
    unknown, wrong = client.get(f"{HERE}/nothing"), client.get(f"{HERE}/agama?limit=x")
    assert (unknown.status_code, unknown.mimetype) == (404, "application/problem+json")
    assert (wrong.status_code, json.loads(wrong.text)["fields"]) == (422, {"limit": ["limit harus berupa angka."]})


def test_the_dictionary_describes_every_list_for_people_and_programs(
    client: FlaskClient, asked: list[dict[str, Any]]
) -> None:
    described = {one["list"]: one for one in json.loads(client.get(HERE).text)["lists"]}
    assert described.keys() == NAMES.keys()
    assert [one["name"] for one in described["sekolah"]["attributes"]] == ["jenis", "tipe", "rombel"]
    assert described["pendidikan"]["parent"] == "tingkat_pendidikan"
    page = client.get("/kamus-data").text
    assert "12.345" in page
    assert f'href="{HERE}/jfu"' in page
