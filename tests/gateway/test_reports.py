"""Reports: led to from a stop, from the form and from own data; kept with a number, a receipt and a public page."""
from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient

from gateway.portal.reports.words import OFFICES, by_stage
from services.contracts.errors import Conflict, Invalid, NotFound, TooMany
from services.contracts.helpdesk.categories import CATEGORIES
from services.contracts.profiles import Profile
from services.helpdesk.domain.who_answers_what import WHO_ANSWERS_WHAT
from services.helpdesk.receipts import UNKNOWN
from tests.gateway.fake_person import HELD
from tests.gateway.fake_registration import FakeRegistration
from tests.gateway.fake_services import FakeServices
from tests.gateway.pages import text_of, words_of
from tests.gateway.papers import pdf

NIP, NAME = "197503122000032901", "Ratna Purwandini"
WHO: dict[str, Any] = {"nip": "19750312 200003 2 901", "nama": NAME}
NUMBER = "7K2MX4PQRA"
RECEIPT = f"{NUMBER}-B3CD5FGH"
TICKET = {
    "number": NUMBER, "receipt": RECEIPT, "category": "beda_nama", "label": "Nama berbeda", "state": "waiting",
    "reported_at": "2015-10-28T03:00:00+00:00",
}  # fmt: skip
SAID = {
    "email": "ratna@contoh.go.id", "nama_benar": "Ratna Purwandari", "sk_nomor": "823/2000", "sk_tanggal.hari": "1",
    "sk_tanggal.bulan": "3", "sk_tanggal.tahun": "2000", "kunci": "k-1",
}  # fmt: skip

ANSWERS = {  # how the page calls who answers
    Profile.HELPDESK_BKN: "Helpdesk BKN", Profile.HELPDESK_KANREG: "Kantor Regional BKN",
    Profile.HELPDESK_BKD: "BKD atau biro kepegawaian instansi Anda", Profile.HELPDESK_MUTASI: "Helpdesk Mutasi BKN",
    Profile.HELPDESK_PENSIUN: "Helpdesk Pensiun BKN", Profile.REGISTRATION_VERIFIER: "Verifikator Registrasi",
    Profile.ROLLBACK_OPERATOR: "Operator Turun Status", Profile.L1_MOVE_OPERATOR: "Operator Pindah Verifikator Level 1",
}  # fmt: skip


@pytest.fixture
def helpdesk(fake: FakeServices) -> FakeServices:
    fake.answers["helpdesk.report"] = TICKET
    fake.answers["helpdesk.count_file"] = {}
    fake.answers["helpdesk.status"] = TICKET
    fake.answers["helpdesk.my_tickets"] = [TICKET]
    return fake


def stopped(client: FlaskClient, fake: FakeServices, category: str = "beda_nama", code: str = "name_differs") -> None:
    """Registration stopped in this browser."""
    fake.answers["registration.look_up"] = NotFound("Tidak cocok.", code=code, category=category)
    client.post("/daftar", data=WHO)


def send(client: FlaskClient, category: str = "beda_nama", *, file: bytes | None = None, **more: Any) -> Any:
    data = {**SAID, **more}
    if file is not None:
        data["berkas"] = (BytesIO(file), "sk.pdf")
    return client.post(f"/bantuan/lapor/{category}", data=data, content_type="multipart/form-data")


def test_a_stop_fills_in_who_it_was_and_the_page_cannot_say_otherwise(
    client: FlaskClient, helpdesk: FakeServices
) -> None:
    stopped(client, helpdesk)
    answer = send(client, file=pdf(), nip="199912312024121999", nama="Somebody Else")
    assert (answer.status_code, answer.location) == (303, f"/bantuan/{RECEIPT}?baru=1")
    [asked] = helpdesk.of("helpdesk.report")
    told = {name: asked.body[name] for name in ("nip", "name", "stop", "category")}
    assert told == {"nip": NIP, "name": NAME, "stop": "name_differs", "category": "beda_nama"}
    assert asked.body["facts"] == {
        "nama_benar": "Ratna Purwandari", "sk_nomor": "823/2000", "sk_tanggal": "2000-03-01",
    }  # fmt: skip
    [paper] = asked.body["documents"]
    assert (paper["media_type"], paper["pages"]) == ("application/pdf", 2)


def test_a_stop_vouches_for_its_own_report_only_and_once(client: FlaskClient, helpdesk: FakeServices) -> None:
    stopped(client, helpdesk)
    assert NAME not in client.get("/bantuan/lapor/beda_instansi").text
    send(client, file=pdf())
    assert NAME not in client.get("/bantuan/lapor/beda_nama").text


def test_a_cookie_that_was_made_up_vouches_for_nobody(client: FlaskClient, helpdesk: FakeServices) -> None:
    client.set_cookie("epupns_formulir", "eyJsYXBvcmFuIjp7ImNhdGVnb3J5IjoiYmVkYV9uYW1hIn19.aaaa.bbbb")
    assert 'name="nip"' in client.get("/bantuan/lapor/beda_nama").text


def test_who_is_registered_already_may_report_and_a_wrong_agency_is_reported_with_the_person(
    client: FlaskClient, helpdesk: FakeServices
) -> None:
    helpdesk.answers["registration.look_up"] = Conflict("Sudah.", code="already_registered", category="")
    assert 'href="/bantuan/lapor/verifikasi_noreg"' in client.post("/daftar", data=WHO).text
    assert NAME in client.get("/bantuan/lapor/verifikasi_noreg").text
    person = {"nip": NIP, "name": NAME, "birth_place": "Sleman", "birth_date": "1975-03-12", "agency": "Kab. Sleman"}
    helpdesk.answers["registration.look_up"] = person
    assert 'href="/bantuan/lapor/beda_instansi"' in client.post("/daftar", data=WHO).text
    assert NAME in client.get("/bantuan/lapor/beda_instansi").text


def test_who_was_not_stopped_types_who_it_is(client: FlaskClient, helpdesk: FakeServices) -> None:
    missing = send(client, file=pdf())
    assert missing.status_code == 422
    assert "Isi NIP." in words_of(missing)
    send(client, file=pdf(), **WHO)
    told = helpdesk.of("helpdesk.report")[0].body
    assert (told["nip"], told["name"], told["stop"]) == (NIP, NAME, "")


def test_a_refused_report_loses_neither_words_nor_file(client: FlaskClient, helpdesk: FakeServices) -> None:
    helpdesk.answers["helpdesk.report"] = Invalid("Belum.", fields={"sk_nomor": ["Isi Nomor SK."]})
    answer = send(client, file=pdf(), **WHO, sk_nomor="")
    assert answer.status_code == 422
    page = text_of(answer)
    assert '<a href="#sk_nomor">Isi Nomor SK.</a>' in page
    assert 'value="Ratna Purwandari"' in page
    receipt = page.partition('name="resi" value="')[2].partition('"')[0]
    helpdesk.answers["helpdesk.report"] = TICKET
    assert send(client, resi=receipt, **WHO).status_code == 303
    first, second = (asked.body["documents"] for asked in helpdesk.of("helpdesk.report"))
    assert first == second != []


def test_a_file_that_is_no_document_is_told_at_its_place(client: FlaskClient, helpdesk: FakeServices) -> None:
    answer = send(client, file=b"MZ not a document", **WHO)
    assert answer.status_code == 422
    assert '<a href="#berkas">' in text_of(answer)
    assert helpdesk.of("helpdesk.report") == []


def test_a_receipt_that_was_made_up_is_no_document(client: FlaskClient, helpdesk: FakeServices) -> None:
    send(client, resi="made-up", **WHO)
    assert helpdesk.of("helpdesk.report")[0].body["documents"] == []


def test_who_reports_too_often_keeps_what_was_typed(client: FlaskClient, helpdesk: FakeServices) -> None:
    helpdesk.answers["helpdesk.report"] = TooMany("Terlalu banyak percobaan. Coba lagi 60 detik lagi.", retry_after=60)
    answer = send(client, file=pdf(), **WHO)
    assert answer.status_code == 429
    assert 'value="Ratna Purwandari"' in text_of(answer)


def test_who_is_logged_in_reports_for_the_own_account(citizen: FlaskClient, helpdesk: FakeServices) -> None:
    helpdesk.answers.update(FakeRegistration().handlers())
    assert "19750312 200003 2 901" in words_of(citizen.get("/bantuan/lapor/turun_status"))
    send(citizen, "turun_status", alasan="Salah unggah dokumen.")
    told = helpdesk.of("helpdesk.report")[0].body
    assert (told["nip"], told["facts"]) == (HELD["nip_baru"], {"alasan": "Salah unggah dokumen."})


def test_what_concerns_a_sent_form_asks_for_the_log_in(client: FlaskClient) -> None:
    assert client.get("/bantuan/lapor/turun_status").location == "/masuk?lanjut=/bantuan/lapor/turun_status"


def test_from_the_form_the_report_begins_with_what_was_typed(citizen: FlaskClient, helpdesk: FakeServices) -> None:
    helpdesk.answers.update(FakeRegistration().handlers())
    way = "/bantuan/lapor/ref_unor?isian=unit_organisasi&teks=Seksi+Mutasi"
    page = text_of(citizen.get(way))
    assert 'value="Seksi Mutasi"' in page
    assert "Dari isian Unit organisasi pada formulir." in page


def test_own_data_lead_to_the_request_for_a_correction(citizen: FlaskClient, helpdesk: FakeServices) -> None:
    helpdesk.answers.update(FakeRegistration().handlers())
    helpdesk.answers["registration.own_data"] = {"sections": []}
    assert 'href="/bantuan/lapor/perbaikan_data"' in citizen.get("/data-saya").text
    assert "Yang seharusnya" in words_of(citizen.get("/bantuan/lapor/perbaikan_data"))


def test_the_receipt_shows_number_state_and_a_code_and_nobody(client: FlaskClient, helpdesk: FakeServices) -> None:
    answer = client.get(f"/bantuan/{RECEIPT}?baru=1")
    words = words_of(answer)
    for text in ("Laporan terkirim.", "Nama berbeda", "28 Oktober 2015, 10.00 WIB", "Menunggu jawaban"):
        assert text in words
    assert "7K2MX 4PQRA</span>-<wbr>B3CD 5FGH</p>" in answer.text
    assert "<svg" in answer.text
    assert "Laporan terkirim." not in words_of(client.get(f"/bantuan/{RECEIPT}"))


def test_a_receipt_is_found_as_people_type_it(client: FlaskClient, helpdesk: FakeServices) -> None:
    assert client.get("/bantuan/cek?nomor=7k2mx+4pqra-b3cd+5fgh").location == f"/bantuan/{NUMBER}B3CD5FGH"
    assert client.get("/bantuan/cek?nomor=+").location == "/bantuan"
    helpdesk.answers["helpdesk.status"] = NotFound(UNKNOWN)
    assert client.get("/bantuan/XXXXXXXXXX").status_code == 404
    assert client.get("/bantuan/" + "X" * 300).status_code == 404
    assert client.get("/bantuan/lapor/unknown").status_code == 404


def test_the_list_names_every_kind_and_the_own_reports(citizen: FlaskClient, helpdesk: FakeServices) -> None:
    page = text_of(citizen.get("/bantuan"))
    assert [slug for slug in CATEGORIES if f'href="/bantuan/lapor/{slug}"' not in page] == []
    assert f'href="/bantuan/{RECEIPT}"' in page
    assert sum(len(kinds) for _, kinds in by_stage()) == len(CATEGORIES)


def test_the_list_stands_while_the_helpdesk_is_away(client: FlaskClient, fake: FakeServices) -> None:
    fake.away = True
    assert client.get("/bantuan").status_code == 200


def test_answer_and_messages_are_read_with_the_receipt_alone(client: FlaskClient, helpdesk: FakeServices) -> None:
    said = [{"kind": "operator", "author": "", "body": "Lampirkan SK.", "at": "2015-10-29T03:00:00+00:00"}]
    answered = {"state": "answered", "verdict": "reject", "note": "Sudah sama.", "messages": said,
                "answered_at": "2015-10-30T03:00:00+00:00"}  # fmt: skip
    helpdesk.answers["helpdesk.status"] = TICKET | answered
    words = words_of(client.get(f"/bantuan/{RECEIPT}"))
    for text in ("Sudah dijawab", "Tidak disetujui", "Sudah sama.", "Lampirkan SK.", "30 Oktober 2015"):
        assert text in words
    helpdesk.answers["helpdesk.status"] = TICKET | {"state": "asked", "messages": said}
    assert "Petugas bertanya kepada Anda" in words_of(client.get(f"/bantuan/{RECEIPT}"))


def test_a_reporter_writes_again_and_a_refused_message_is_kept(client: FlaskClient, helpdesk: FakeServices) -> None:
    helpdesk.answers["helpdesk.reply"] = TICKET
    assert client.post(f"/bantuan/{RECEIPT}", data={"pesan": " "}).status_code == 422
    sent = client.post(f"/bantuan/{RECEIPT}", data={"pesan": " SK terlampir. ", "kunci": "k"})
    assert (sent.status_code, sent.location) == (303, f"/bantuan/{RECEIPT}?terkirim=1")
    assert helpdesk.of("helpdesk.reply")[0].body == {"receipt": RECEIPT, "body": "SK terlampir."}
    helpdesk.answers["helpdesk.reply"] = TooMany("Terlalu banyak percobaan. Coba lagi 60 detik lagi.", retry_after=60)
    refused = client.post(f"/bantuan/{RECEIPT}", data={"pesan": "Masih salah.", "kunci": "k"})
    assert refused.status_code == 429
    assert "Masih salah." in text_of(refused)


@pytest.mark.parametrize("category", CATEGORIES)
def test_the_page_names_exactly_who_answers(category: str) -> None:
    told = str(OFFICES[category])
    named = {profile for profile, words in ANSWERS.items() if words in told}
    lines = [line for line in WHO_ANSWERS_WHAT if line.category == category]
    assert named == {profile for line in lines for profile in line.national + line.regional}
