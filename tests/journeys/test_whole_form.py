"""The whole form on a phone, with JavaScript and without: its sections, documents, Kirim, proof and tracking."""
from __future__ import annotations

import re
from dataclasses import dataclass

import psycopg
import pypdfium2 as pdfium
import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.citizens import Citizen, citizen
from tests.journeys.people import Person, database, document, eventually, somebody
from tests.system import RunningSystem

TEACHERS, HEALTH = ("F001", "F002", "F003"), ("F005", "F029", "F030", "F032", "F037", "F040")


@dataclass(frozen=True)
class Section:
    """The one that concerns this trade alone: its heading, lists and choices; the first proves the others."""

    name: str
    heading: str
    positions: tuple[str, ...]
    looked_up: dict[str, tuple[str, str]]  # field: letters that are typed, value that is meant
    chosen: dict[str, str]


GURU = Section(
    "guru", "Data Guru", TEACHERS,
    {"sekolah_induk": ("smp negeri", "SMP Negeri 1 Wanasari"), "mata_pelajaran": ("bahasa", "Bahasa Indonesia")},
    {"tipe_sekolah": "negeri", "kepala_sekolah": "tidak", "bidang_studi": "mapel"},
)  # fmt: skip
DOKTER = Section(
    "dokter", "Data Dokter", HEALTH,
    {"unit_kesehatan": ("puskesmas", "Puskesmas Telaga"), "bidang_spesialis": ("spesialis", "Dokter spesialis anak")},
    {},
)  # fmt: skip


WAYS = {
    "teacher with JavaScript": (GURU, True),
    "teacher without JavaScript": (GURU, False),
    "health worker without JavaScript": (DOKTER, False),
}


@pytest.mark.parametrize(("section", "scripts"), WAYS.values(), ids=WAYS.keys())
def test_the_whole_form(running_system: RunningSystem, chromium: Browser, section: Section, scripts: bool) -> None:
    with citizen(chromium, running_system, scripts=scripts) as phone:
        from_daftar_to_the_first_office(running_system, chromium, phone, section)


def from_daftar_to_the_first_office(
    running_system: RunningSystem, chromium: Browser, phone: Citizen, section: Section
) -> None:
    person = somebody(running_system, positions=section.positions)
    number = phone.register(person)
    phone.log_in(number)
    fill_main_data(phone)
    fill_position(phone)
    change_histories(phone)
    phone.open("/formulir/riwayat")
    phone.page.click(f"main a:has-text('Lanjut ke {section.heading}')")
    fill_own_section(phone, section)
    fill_stakeholder(phone)
    sent = check_and_send(phone, section)
    assert sent == changes_of(running_system, person)

    look_at_what_is_locked(phone)
    look_at_the_proof(running_system, chromium, phone, person, number)
    follow(phone, "Level 1")


def fill_main_data(phone: Citizen) -> None:
    phone.open("/formulir/utama?ubah=alamat&ubah=gelar_belakang")
    phone.page.fill("[name=alamat]", "Jalan Melati 4")
    phone.page.fill("[name=gelar_belakang]", "M.Si.")
    phone.attach("alamat")
    phone.reuse("gelar_belakang")
    phone.next("Data Posisi")


def fill_position(phone: Citizen) -> None:
    phone.open("/formulir/posisi?ubah=lokasi_kerja")
    phone.choose("lokasi_kerja", "wanasari", "Kota Wanasari")
    phone.attach("lokasi_kerja")
    phone.next("Data Riwayat")


def change_histories(phone: Citizen) -> None:
    """One row is added, one edited, one deleted, each with its document."""
    phone.open("/formulir/riwayat/kursus/tambah")
    for name, text in {"nama": "Arsip digital", "tahun": "2019", "nomor": "77/KRS/2019"}.items():
        phone.page.fill(f"[name={name}]", text)
    phone.page.set_input_files("[name='berkas.ini']", [document("sertifikat")])
    phone.save()
    row = phone.page.locator(".rows > li", has_text="Arsip digital")
    expect(row).to_contain_text("Ditambah")
    expect(row).not_to_contain_text("belum diunggah")
    phone.look()

    phone.open("/formulir/riwayat/golongan")
    phone.page.locator(".rows > li").last.locator("a:has-text('Ubah')").click()
    phone.page.fill("[name=sk_nomor]", "823/12/UJI")
    key = phone.page.locator("[data-dokumen]").get_attribute("data-dokumen")
    phone.attach(str(key))
    phone.look()
    phone.save()
    expect(phone.page.locator(".rows > li", has_text="823/12/UJI")).to_contain_text("Diubah")

    phone.open("/formulir/riwayat/skp_dp3")
    phone.page.locator(".rows > li").first.locator("button:has-text('Hapus')").click()
    gone = phone.page.locator(".rows > li.row-gone")
    expect(gone).to_contain_text("Dokumen pendukung belum diunggah")
    gone.locator("a:has-text('Dokumen')").click()
    key = phone.page.locator("[data-dokumen]").get_attribute("data-dokumen")
    phone.attach(str(key))
    phone.look()


def fill_own_section(phone: Citizen, section: Section) -> None:
    """Data Guru or Data Dokter: what is required is asked for, and one document proves all of it."""
    expect(phone.page.locator("h1")).to_have_text(section.heading)
    names = [*section.looked_up, *section.chosen]
    phone.open(f"/formulir/{section.name}?" + "&".join(f"ubah={name}" for name in names))
    for name, value in section.chosen.items():
        phone.page.select_option(f"select[name={name}]", value)
    for name, (typed, wanted) in section.looked_up.items():
        phone.choose(name, typed, wanted)
    if not phone.scripts:
        phone.save()
    first, *others = names
    phone.attach(first)
    for name in others:
        phone.reuse(name)
    phone.next("Stakeholder")


def fill_stakeholder(phone: Citizen) -> None:
    phone.page.select_option("select[name=bapertarum_pemanfaatan]", "sudah")
    phone.page.select_option("select[name=kpe_diterima]", "ya")
    phone.page.click("button[value=lanjut]")
    expect(phone.page.locator("h1")).to_have_text("Periksa jawaban")
    phone.look()


def check_and_send(phone: Citizen, section: Section) -> int:
    """The review names every change; Kirim; how many there were."""
    for text in ("Jalan Melati 4", "Kota Wanasari", "Arsip digital", "823/12/UJI", section.heading):
        phone.says(text)
    expect(phone.page.locator("main")).not_to_contain_text("Dokumen belum ada")
    expect(phone.page.locator(".errsum")).to_have_count(0)
    changes = phone.page.locator(".rows > li").count()
    phone.page.click("main form.sendbox button:not(.vh)")
    phone.says("Formulir terkirim.")
    phone.look()
    return changes


def changes_of(system: RunningSystem, person: Person) -> int:
    """How many changes the frozen form has."""
    with psycopg.connect(database(system, "registration")) as connection:
        row = connection.execute(
            "SELECT jsonb_array_length(facts->'changes') FROM submissions WHERE person_id = %s", [person.id]
        ).fetchone()
    assert row is not None
    return int(row[0])


def look_at_what_is_locked(phone: Citizen) -> None:
    phone.open("/formulir/utama")
    phone.says("Formulir sudah dikirim; isian terkunci.")
    expect(phone.page.locator("main button[value^='ubah:']")).to_have_count(0)
    phone.open("/formulir/riwayat/golongan")
    expect(phone.page.locator(".rows button")).to_have_count(0)


def look_at_the_proof(
    system: RunningSystem, browser: Browser, phone: Citizen, person: Person, number: str
) -> None:
    """On the page and as PDF; whoever holds it reads on the public page that it is genuine, and no NIP."""
    phone.open("/bukti")
    phone.says(f"{number[:4]} {number[4:]}")
    answer = phone.page.request.get(f"{phone.home}/bukti.pdf")
    assert answer.headers["content-type"] == "application/pdf"
    [sheet] = pdfium.PdfDocument(answer.body())
    words = sheet.get_textpage().get_text_range()
    assert number in words.replace(" ", "")
    assert person.name in words
    with psycopg.connect(database(system, "registration")) as connection:
        row = connection.execute("SELECT proof_code FROM registrants WHERE person_id = %s", [person.id]).fetchone()
    assert row is not None
    with citizen(browser, system, scripts=phone.scripts) as stranger:
        stranger.open(f"/cek/{row[0]}")
        stranger.says("Bukti ini asli")
        stranger.says(person.name)
        assert person.nip not in re.sub(r"\D", "", stranger.page.inner_text("main"))


def follow(phone: Citizen, level: str) -> None:
    """Where the form is now, as soon as the office has it."""

    def arrived() -> bool:
        phone.page.goto(f"{phone.home}/")
        return "Berkas Anda sekarang di" in phone.page.inner_text("main")

    eventually(arrived, "the form at an office")
    phone.says(f"Verifikasi {level}")
    phone.look()
