"""Permintaan Nilai: the list, one group, and each way to decide, without a script."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from services.contracts.errors import Conflict, Invalid
from services.contracts.profiles import Profile
from tests.gateway.admin.fake_value_requests import ID, OTHER, FakeValueRequests
from tests.gateway.admin.page import Page
from tests.gateway.fake_services import FakeServices

HOME = "/admin/helpdesk/permintaan"
HERE = f"{HOME}/{ID}"
SCHOOL = {
    "nama": "SD Negeri 4 Tegalrejo", "jenis": "SD", "tipe": "N", "rombel": "12", "tujuan": "340401",
    "tujuan_nama": "Kecamatan Gamping", "tujuan_teks": "Kecamatan Gamping", "versi": "3",
}  # fmt: skip


@pytest.fixture
def requests(fake: FakeServices) -> FakeValueRequests:
    requests = FakeValueRequests()
    fake.answers |= requests.handlers()
    return requests


@pytest.fixture
def operator(requests: FakeValueRequests, as_official: Callable[..., FlaskClient]) -> FlaskClient:
    return as_official(Profile.HELPDESK_BKD)


def send(client: FlaskClient, act: str, **typed: Any) -> Any:
    return client.post(f"{HERE}/{act}", data={"versi": "3", **typed})


def test_the_list_shows_who_asks_for_what_how_often(operator: FlaskClient, requests: FakeValueRequests) -> None:
    requests.following = "12|x"
    page = Page(operator.get(f"{HOME}?daftar=sekolah&cari=tegal"))
    assert "SD Negeri 4 Tegalrejo" in page.words
    assert requests.asked[-1] == {"state": "open", "list": "sekolah", "q": "tegal", "after": "", "limit": 25}
    [following] = page.tree.xpath("//div[@class='pager']/a/@href")
    operator.get(following)
    assert requests.asked[-1]["after"] == "12|x"


def test_what_was_decided_has_a_list_of_its_own(operator: FlaskClient, requests: FakeValueRequests) -> None:
    page = Page(operator.get(f"{HOME}?status=diputuskan"))
    assert requests.asked[-1]["state"] == "decided"
    assert "Tidak ada permintaan yang menunggu" in page.words


def test_helpdesk_is_one_line_of_the_menu_and_the_requests_a_part_of_it(operator: FlaskClient) -> None:
    page = Page(operator.get(HOME))
    tabs = page.tree.xpath("//nav[@aria-label='Bagian Helpdesk']/a")
    assert [(tab.get("href"), tab.get("aria-current")) for tab in tabs] == [("/admin/helpdesk", None), (HOME, "page")]
    here = page.tree.xpath("//nav[@id='menu']//a[starts-with(@href, '/admin/helpdesk')]")
    assert [(line.get("href"), line.get("aria-current")) for line in here[:1]] == [("/admin/helpdesk", "page")]
    assert not page.tree.xpath(f"//nav[@id='menu']//a[@href='{HOME}']")
    for at in (HOME, HERE):  # the menu says the same as beside the tickets
        menu = " ".join(Page(operator.get(at)).texts("//nav[@id='menu']"))
        assert "Helpdesk7" in menu
        assert "Sekolah tidak ditemukan7" in menu


def test_a_group_shows_spellings_what_is_there_and_what_is_near(operator: FlaskClient) -> None:
    page = Page(operator.get(HERE))
    for said in ("SD N Tegalrejo IV", "SD Negeri 1 Tegalrejo", "SDN 4 Tegalrejo Tempel", "300 permintaan, 3 ejaan"):
        assert said in page.words


def test_groups_are_merged_and_spellings_taken_out(operator: FlaskClient, requests: FakeValueRequests) -> None:
    assert send(operator, "gabung", lain=[OTHER]).status_code == 303
    assert send(operator, "pisah", ejaan=["SD N Tegalrejo IV"]).status_code == 303
    seen = {"cluster_id": ID, "version": 3}
    assert requests.written == [
        ("merge_clusters", seen | {"others": [OTHER]}), ("split_cluster", seen | {"texts": ["SD N Tegalrejo IV"]}),
    ]  # fmt: skip


def test_the_value_is_one_of_the_list(operator: FlaskClient, requests: FakeValueRequests) -> None:
    assert send(operator, "petakan", kode="s1").status_code == 303
    assert requests.written == [("map_cluster", {"cluster_id": ID, "version": 3, "code": "s1"})]


def test_the_list_is_searched_for_another_name(operator: FlaskClient) -> None:
    page = Page(operator.get(f"{HERE}?nilai=gamping"))
    assert "Kecamatan Gamping" in page.words
    assert "SD Negeri 1 Tegalrejo" not in page.words


def test_a_new_value_goes_into_the_list(operator: FlaskClient, requests: FakeValueRequests) -> None:
    assert operator.post(f"{HERE}/tambah", data={**SCHOOL, "do": "simpan"}).status_code == 303
    [(act, body)] = requests.written
    assert (act, body["name"], body["place"], body["confirmed"]) == (
        "add_value_for", "SD Negeri 4 Tegalrejo", "340401", False,
    )  # fmt: skip
    assert body["attributes"] == {"jenis": "SD", "tipe": "N", "rombel": "12"}


def test_what_is_likely_there_is_shown_before_it_is_added(operator: FlaskClient, requests: FakeValueRequests) -> None:
    same = [{"code": "s1", "name": "SD Negeri 4 Tegal Rejo", "hint": "", "here": True}]
    requests.refuses = Conflict("Data yang mirip sudah ada.", code="likely_same", by="", at="", same=same)
    answer = operator.post(f"{HERE}/tambah", data={**SCHOOL, "do": "simpan"})
    page = Page(answer)
    assert answer.status_code == 409
    assert "SD Negeri 4 Tegal Rejo" in page.words
    assert "Tetap tambahkan" in page.words
    requests.refuses = None
    operator.post(f"{HERE}/tambah", data={**SCHOOL, "do": "tetap"})
    assert requests.written[-1][1]["confirmed"] is True


def test_a_location_is_looked_for_without_a_script(operator: FlaskClient, requests: FakeValueRequests) -> None:
    typed = {**SCHOOL, "tujuan": "", "tujuan_nama": "", "tujuan_teks": "kecamatan", "do": "cari"}
    page = Page(operator.post(f"{HERE}/tambah", data=typed))
    assert page.tree.xpath("//input[@name='tujuan_pilih']/@value") == ["340401", "340402"]
    assert requests.written == []


def test_an_org_unit_is_added_below_another_one(operator: FlaskClient, requests: FakeValueRequests) -> None:
    requests.group["list"] = "unor"
    typed = {"nama": "Subbag Umum", "tujuan": "d", "tujuan_nama": "Dinas", "tujuan_teks": "Dinas", "do": "simpan"}
    assert "Di bawah unit" in Page(operator.get(HERE)).words
    assert send(operator, "tambah", **typed).status_code == 303
    assert (requests.written[-1][1]["name"], requests.written[-1][1]["parent"]) == ("Subbag Umum", "d")


def test_a_refusal_says_why(operator: FlaskClient, requests: FakeValueRequests) -> None:
    assert send(operator, "tolak", alasan="Sekolah ini sudah ditutup.").status_code == 303
    assert requests.written[-1][1]["reason"] == "Sekolah ini sudah ditutup."


@pytest.mark.parametrize("act", ["gabung", "pisah", "petakan", "tolak", "tambah"])
def test_nothing_chosen_is_said_at_the_place(act: str, operator: FlaskClient, requests: FakeValueRequests) -> None:
    answer = send(operator, act)
    assert answer.status_code == 422
    [link] = Page(answer).tree.xpath("//section[@id='salah']//a/@href")[:1]
    assert Page(answer).tree.xpath(f"//*[@id='{link[1:]}']")
    assert requests.written == []


def test_what_the_service_refuses_is_said_and_what_was_typed_stays(
    operator: FlaskClient, requests: FakeValueRequests
) -> None:
    requests.refuses = Invalid("Salah.", fields={"reason": ["Alasannya terlalu pendek."]})
    page = Page(send(operator, "tolak", alasan="ya"))
    assert "Alasannya terlalu pendek." in page.words
    assert page.tree.xpath("//textarea[@name='alasan']")[0].text.strip() == "ya"


def test_who_asks_for_it_decides_nothing(operator: FlaskClient, requests: FakeValueRequests) -> None:
    requests.group["own"] = True
    page = Page(operator.get(HERE))
    assert "Petugas lain yang memutuskan" in page.words
    assert page.tree.xpath("//main//form[@method='post']") == []


def test_a_decision_can_be_taken_back_from_its_page(operator: FlaskClient, requests: FakeValueRequests) -> None:
    send(operator, "petakan", kode="s1")
    page = Page(operator.get(HERE))
    assert "Bisa diurungkan sampai pukul" in page.words
    [form] = page.tree.xpath("//main//form[@method='post']")
    assert form.get("action") == f"{HERE}/urungkan"
    assert operator.post(form.get("action"), data=dict(form.fields)).status_code == 303
    assert requests.written[-1] == ("undo_cluster", {"cluster_id": ID, "version": 3})
    requests.refuses = Conflict("Sudah lewat 10 detik.", code="too_late", by="", at="")
    operator.post(form.get("action"), data=dict(form.fields))
    assert "Sudah lewat 10 detik." in Page(operator.get(HERE)).words


def test_after_taking_back_the_form_of_a_new_value_is_filled_as_it_was(
    operator: FlaskClient, requests: FakeValueRequests
) -> None:
    operator.post(f"{HERE}/tambah", data={**SCHOOL, "nama": "SD Negeri Tegalrejo 4", "do": "simpan"})
    [(_act, said)] = requests.written
    requests.group |= {"state": "open", "typed": {name: said[name] for name in ("name", "place", "attributes")}}
    form = next(form for form in Page(operator.get(HERE)).tree.forms if form.get("id") == "tambah")
    wanted = {**SCHOOL, "nama": "SD Negeri Tegalrejo 4"}
    assert {name: form.fields[name] for name in wanted} == wanted


def test_after_taking_back_what_was_chosen_or_written_stands_there(
    operator: FlaskClient, requests: FakeValueRequests, fake: FakeServices
) -> None:
    requests.group |= {"typed": {"code": "s9"}, "reason": "Sekolah ini sudah ditutup."}
    fake.answers["reference.labels"] = {"sekolah:s9": "SD Negeri 9 Godean"}
    page = Page(operator.get(HERE))
    assert page.tree.xpath("//input[@name='kode'][@checked]/@value") == ["s9"]
    assert "SD Negeri 9 Godean" in page.words
    assert page.tree.xpath("//textarea[@name='alasan']")[0].text.strip() == "Sekolah ini sudah ditutup."
    requests.group["typed"] = {"others": [OTHER]}
    assert Page(operator.get(HERE)).tree.xpath("//input[@name='lain'][@checked]/@value") == [OTHER]


def test_a_merge_says_what_comes_to_it(operator: FlaskClient, requests: FakeValueRequests) -> None:
    send(operator, "gabung", lain=[OTHER])
    requests.group["merging"] = ["SDN 4 Tegalrejo Tempel"]
    assert "digabungkan dengan SDN 4 Tegalrejo Tempel" in Page(operator.get(HERE)).words


def test_what_a_colleague_decided_is_the_colleagues_to_take_back(
    operator: FlaskClient, requests: FakeValueRequests
) -> None:
    send(operator, "petakan", kode="s1")
    requests.group["mine"] = False
    assert Page(operator.get(HERE)).tree.xpath("//main//form[@method='post']") == []


def test_a_decision_that_was_not_carried_out_says_why(operator: FlaskClient, requests: FakeValueRequests) -> None:
    requests.group["refusal"] = "Data yang mirip sudah ada."
    assert "tidak dapat dikerjakan: Data yang mirip sudah ada." in Page(operator.get(HERE)).words


def test_a_decided_group_shows_who_decided_what(operator: FlaskClient, requests: FakeValueRequests) -> None:
    requests.group |= {"state": "decided", "outcome": "added", "value_name": "SD Negeri 4 Tegalrejo",
                       "decided_name": "Dewi", "decided_at": "2015-10-16T03:42:00+00:00", "waiting": 0}  # fmt: skip
    page = Page(operator.get(HERE))
    assert "Ditambahkan" in page.words
    assert "Dewi" in page.words
    assert page.tree.xpath("//main//form[@method='post']") == []
