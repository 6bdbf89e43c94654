"""Sahkan tanpa perubahan: a list with ticks, one press, ten seconds to take it back."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from services.contracts.errors import Conflict
from tests.gateway.admin import cases
from tests.gateway.admin.fake_verification import FakeVerification
from tests.gateway.admin.page import Page

HERE = "/admin/verifikasi/tanpa-perubahan"


@pytest.fixture
def three(desk: FakeVerification) -> FakeVerification:
    """Free forms in which nothing changes."""
    for number in ("C4XH9VKT", "P9VC4MTW", "D6WP3VTJ"):
        case = cases.case(number, 1, [])
        case.update({"claim": "", "claimed_by": "", "claimed_until": "", "can_claim": True})
        desk.cases[number] = case
    return desk


def values(client: FlaskClient) -> list[str]:
    found: list[str] = Page(client.get(HERE)).tree.xpath("//input[@name='berkas'][@checked]/@value")
    return found


def test_all_free_forms_without_change_are_listed_and_ticked(verifier: FlaskClient, three: FakeVerification) -> None:
    assert sorted(value.split(":")[2] for value in values(verifier)) == ["C4XH9VKT", "D6WP3VTJ", "P9VC4MTW"]


def test_one_press_confirms_them_and_one_takes_them_back(verifier: FlaskClient, three: FakeVerification) -> None:
    page = Page(verifier.post(HERE, data={"berkas": values(verifier)}))
    assert "3 berkas disahkan. Bisa diurungkan" in page.words
    assert {three.cases[number]["state"] for number in ("C4XH9VKT", "P9VC4MTW", "D6WP3VTJ")} == {"sending"}
    back = page.tree.xpath("//form[contains(@class, 'undo')]//input[@name='berkas']/@value")
    verifier.post(f"{HERE}/urungkan", data={"berkas": back})
    assert {three.cases[number]["state"] for number in ("C4XH9VKT", "P9VC4MTW", "D6WP3VTJ")} == {"open"}
    assert "3 berkas ditarik kembali." in Page(verifier.get(HERE)).words


def test_one_that_a_colleague_took_is_named_and_holds_up_no_other(
    verifier: FlaskClient, three: FakeVerification
) -> None:
    chosen = values(verifier)
    three.lose("P9VC4MTW")
    page = Page(verifier.post(HERE, data={"berkas": chosen}))
    assert "2 berkas disahkan" in page.words
    assert "Berkas ini sedang dipegang Sri Wulandari." in page.words


def test_without_a_tick_nothing_is_confirmed(verifier: FlaskClient, three: FakeVerification) -> None:
    answer = verifier.post(HERE, data={})
    assert answer.status_code == 422
    assert "Beri tanda pada berkas yang dimaksud." in answer.text


def test_a_form_with_changes_is_refused_by_the_service_and_told(verifier: FlaskClient, desk: FakeVerification) -> None:
    case = desk.cases["R3WN8HTA"]
    page = Page(verifier.post(HERE, data={"berkas": f"{case['case_id']}:{case['version']}:R3WN8HTA"}))
    assert "Berkas ini membawa perubahan" in page.words
    with pytest.raises(Conflict):
        desk.confirm_unchanged(case["case_id"], case["version"])
