"""Entry Sekolah and its sisters, and Referensi: list, search, add, change, end, remove, in the operator's words."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from services.contracts.errors import Conflict, Invalid, NotFound
from services.contracts.profiles import Profile
from tests.gateway.admin.fake_kept_lists import FakeKeptLists
from tests.gateway.admin.page import Page
from tests.gateway.fake_services import FakeServices

HERE = "/admin/sekolah"
NEW = {
    "nama": "SD Negeri 9 Gamping", "jenis": "SD", "tipe": "N", "rombel": "6", "tujuan": "340401",
    "tujuan_nama": "Kecamatan Gamping", "tujuan_teks": "Kecamatan Gamping",
}  # fmt: skip


@pytest.fixture
def kept(fake: FakeServices) -> FakeKeptLists:
    lists = FakeKeptLists()
    fake.answers |= lists.handlers()
    return lists


@pytest.fixture
def operator(kept: FakeKeptLists, as_official: Callable[..., FlaskClient]) -> FlaskClient:
    return as_official(Profile.SCHOOL_OPERATOR)


@pytest.fixture
def bkn(kept: FakeKeptLists, as_official: Callable[..., FlaskClient]) -> FlaskClient:
    return as_official(Profile.SUPER_ADMIN)


def send(client: FlaskClient, path: str = "/tambah", **typed: str) -> Any:
    return client.post(HERE + path, data={**NEW, "do": "simpan", **typed})


def test_the_list_shows_what_the_manual_names(operator: FlaskClient) -> None:
    page = Page(operator.get(HERE))
    assert page.tree.xpath("//thead//th/text()")[:6] == [
        "Nama", "Lokasi sekolah", "Jenis sekolah", "Tipe sekolah", "Rombongan belajar", "Status",
    ]  # fmt: skip
    assert "SMP Negeri 2 Gamping" in page.words
    assert "Sekolah Menengah Pertama" in page.words
    assert "Sampai 31 Desember 2015" in page.words


def test_words_a_state_and_the_next_page_stand_in_the_address(operator: FlaskClient, kept: FakeKeptLists) -> None:
    kept.following = '["x","1"]'
    page = Page(operator.get(f"{HERE}?cari=gamping&status=berakhir"))
    assert kept.asked[-1] == {"list": "sekolah", "q": "gamping", "state": "ended", "after": "", "limit": 25}
    [following] = page.tree.xpath("//div[@class='pager']/a/@href")
    operator.get(following)
    assert kept.asked[-1]["after"] == '["x","1"]'
    assert "status=berakhir" in following


def test_a_school_is_added_field_by_field(operator: FlaskClient, kept: FakeKeptLists) -> None:
    sent = send(operator)
    assert (sent.status_code, sent.location) == (303, f"{HERE}/lihat/s1")
    [(what, body)] = kept.written
    assert what == "add"
    assert (body["name"], body["place"]) == ("SD Negeri 9 Gamping", "340401")
    assert body["attributes"] == {"jenis": "SD", "tipe": "N", "rombel": "6"}
    assert "ditambahkan" in Page(operator.get(sent.location)).words


def test_a_location_is_looked_for_and_picked_without_scripts(operator: FlaskClient, kept: FakeKeptLists) -> None:
    looked = Page(send(operator, tujuan="", tujuan_nama="", tujuan_teks="kecamatan g", do="cari"))
    assert looked.tree.xpath("//input[@name='tujuan_pilih']/@value") == ["340401", "340402"]
    assert looked.tree.xpath("//input[@id='nama']/@value") == ["SD Negeri 9 Gamping"]
    send(operator, tujuan="", tujuan_nama="", tujuan_teks="kecamatan g", tujuan_pilih="340402")
    assert kept.written[0][1]["place"] == "340402"


def test_what_was_typed_and_means_one_location_is_taken(operator: FlaskClient, kept: FakeKeptLists) -> None:
    send(operator, tujuan="", tujuan_nama="", tujuan_teks="godean")
    assert kept.written[0][1]["place"] == "340402"
    several = send(operator, tujuan_teks="kecamatan")
    assert several.status_code == 422
    assert "Pilih salah satu." in Page(several).words
    nothing = send(operator, tujuan_teks="tidak ada")
    assert "Tidak ada yang cocok. Periksa ejaan." in Page(nothing).words


def test_a_likely_double_is_shown_first_and_can_be_saved_all_the_same(
    operator: FlaskClient, kept: FakeKeptLists
) -> None:
    first = send(operator, nama="SDN Ambarketawang 2")
    page = Page(first)
    assert first.status_code == 409
    assert page.tree.xpath("//*[@id='mirip']//a/@href") == [f"{HERE}/lihat/s2"]
    assert page.tree.xpath("//input[@id='nama']/@value") == ["SDN Ambarketawang 2"]
    assert send(operator, nama="SDN Ambarketawang 2", do="tetap").status_code == 303
    assert kept.written[0][1]["confirmed"] is True


def test_a_refusal_stands_at_its_field(operator: FlaskClient, kept: FakeKeptLists) -> None:
    kept.refuses = Invalid("x", fields={"place": ["Pilih lokasi di wilayah kerja Anda."], "rombel": ["Harus angka."]})
    page = Page(send(operator))
    assert page.tree.xpath("//a[@href='#tujuan']/text()") == ["Pilih lokasi di wilayah kerja Anda."]
    assert page.tree.xpath("//a[@href='#rombel']/text()") == ["Harus angka."]
    empty = send(operator, nama="")
    assert (empty.status_code, "Isi nama." in Page(empty).words) == (422, True)


def test_the_form_shows_what_holds_and_a_stale_one_loses_nothing(operator: FlaskClient, kept: FakeKeptLists) -> None:
    page = Page(operator.get(f"{HERE}/ubah/s1"))
    assert page.tree.xpath("//input[@id='nama']/@value") == ["SD Negeri 1 Gamping"]
    assert page.tree.xpath("//select[@id='jenis']/option[@selected]/@value") == ["SD"]
    send(operator, "/ubah/s1", versi="1", alasan="SK baru")
    assert (kept.written[0][1]["version"], kept.written[0][1]["reason"]) == (1, "SK baru")
    kept.refuses = Conflict("Data ini sudah diubah oleh Ratna sejak halaman dibuka.", code="stale", by="Ratna", at="")
    late = send(operator, "/ubah/s1", nama="Yang saya ketik", versi="1")
    assert late.status_code == 409
    assert "sudah diubah oleh Ratna" in Page(late).words
    assert Page(late).tree.xpath("//input[@id='nama']/@value") == ["Yang saya ketik"]


def test_removing_names_the_school_and_says_when_it_was_only_ended(operator: FlaskClient, kept: FakeKeptLists) -> None:
    asked = Page(operator.get(f"{HERE}/hapus/s1"))
    assert "Hapus SD Negeri 1 Gamping dari daftar?" in asked.words
    assert kept.written == []
    operator.post(f"{HERE}/hapus/s1", data={"versi": "1"})
    assert "SD Negeri 1 Gamping dihapus." in Page(operator.get(HERE)).words
    operator.post(f"{HERE}/hapus/s2", data={"versi": "1"})
    assert "sudah dipakai, jadi tidak dihapus" in Page(operator.get(HERE)).words


def test_a_value_ends_on_a_day_with_a_reason_and_holds_again(operator: FlaskClient, kept: FakeKeptLists) -> None:
    without = operator.post(f"{HERE}/akhiri/s1", data={"versi": "1", "do": "akhiri"})
    assert "Isi tanggal berakhirnya." in Page(without).words
    ends = {"versi": "1", "do": "akhiri", "berakhir": "2015-12-31", "alasan": "Gabung"}
    operator.post(f"{HERE}/akhiri/s1", data=ends)
    operator.post(f"{HERE}/akhiri/s1", data={"versi": "2", "do": "buka"})
    assert [(body["on"], body["reason"]) for _, body in kept.written] == [("2015-12-31", "Gabung"), (None, "")]


def test_a_value_tells_its_history(operator: FlaskClient) -> None:
    words = Page(operator.get(f"{HERE}/lihat/s1")).words
    assert "Siti Aminah, 20 Agustus 2015, 10.42 WIB" in words
    assert "dari impor data" in words


def test_bkn_sees_every_list_with_its_counts_and_codes_with_any_sign(bkn: FlaskClient) -> None:
    page = Page(bkn.get("/admin/referensi"))
    assert "70.899" in page.words
    assert len(page.tree.xpath("//main//tbody/tr")) == 46
    assert bkn.get("/admin/referensi/sekolah/lihat/Rumah%20Sakit%20/%20A").status_code == 200
    assert bkn.get("/admin/referensi/tidak-ada").status_code == 404
    assert "Kode" in Page(bkn.get("/admin/referensi/sekolah/tambah")).words


def test_an_operator_has_no_way_into_referensi(operator: FlaskClient) -> None:
    assert operator.get("/admin/referensi").status_code == 403
    assert operator.get("/admin/referensi/jfu").status_code == 403
    menu = Page(operator.get(HERE)).texts("//nav[@id='menu']//a")
    assert "Entry Sekolah" in menu
    assert not {"Referensi", "Entry Lokasi"} & set(menu)


@pytest.mark.parametrize("path", ["/admin/unit-kesehatan", "/admin/lokasi/tambah"])
def test_who_keeps_another_list_reads_whose_this_is_and_who_gives_the_right(
    path: str, operator: FlaskClient, fake: FakeServices
) -> None:
    fake.answers["reference.list_page"] = NotFound("Daftar ini tidak ada di wilayah kerja Anda.")
    answer = operator.get(path)
    page = Page(answer)
    assert answer.status_code == 403
    assert "Hak akses Anda tidak mencakup daftar ini." in page.words
    assert "diberikan oleh Admin Instansi" in page.words
    assert [one.name for one in fake.asked if one.name.startswith("reference.")] == ["reference.list_page"]
