"""Civil servants of a benchmark: they register, correct their record with documents, and send."""

from __future__ import annotations

import random
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw

from tests.benchmarks._browser import Browser, Times
from tests.benchmarks._installation import PASSWORD, address, database


@dataclass(frozen=True)
class Citizen:
    """Somebody of the state's records who has not registered yet."""

    person_id: str
    nip: str
    name: str
    religion: str
    birth_date: str


def unregistered(wanted: int) -> list[Citizen]:
    """The people who will register, spread over the agencies."""
    query = """SELECT p.id, p.nip, p.name, p.record->>'agama', p.birth_date FROM people p
               LEFT JOIN registrants r ON r.person_id = p.id
               WHERE r.person_id IS NULL AND p.status = 'active' ORDER BY md5(p.id::text) LIMIT %s"""
    with database("registration") as connection:
        found = connection.execute(query, [wanted]).fetchall()
    if len(found) < wanted:
        raise SystemExit(f"{wanted} people are needed who have not registered; ./epupns seed --people {wanted}")
    return [Citizen(str(row[0]), row[1], row[2], row[3], row[4].isoformat()) for row in found]


def register_and_send(times: Times, number: int, citizen: Citizen) -> str:
    """One person: register, correct the record with documents, send.

    Every form changes the address; every second one the religion, every fourth the date of birth.
    """
    person = Browser(address(), times)
    person.open("/daftar", "open registration").press(
        "Lanjut", "look up", {"nip": citizen.nip, "nama": citizen.name}
    ).press(
        "Daftar", "register",
        {"email": f"pns{number}@contoh.go.id", "telepon": "081234567890", "sandi": PASSWORD, "sandi_lagi": PASSWORD,
         "pemberitahuan": "1"},
    )
    person.open("/masuk", "open log-in").press("Masuk", "log in", {"nomor": citizen.nip, "sandi": PASSWORD})
    changes = changes_of(number, citizen)
    query = "&".join(f"ubah={field}" for field in changes)
    files = {f"berkas.{field}": (f"{field}.png", scan(citizen.name, field), "image/png") for field in changes}
    values = {name: value for change in changes.values() for name, value in change.items()}
    person.open(f"/formulir/utama?{query}", "open Data Utama").press(
        "Simpan, lanjut", "save with documents", {**values, "semua": "ya"}, files
    )
    person.open("/formulir/posisi", "open Data Posisi").press("Simpan, lanjut", "save Data Posisi", {"semua": "ya"})
    person.open("/formulir/periksa", "review").press("Kirim", "send")
    return citizen.person_id


def changes_of(number: int, citizen: Citizen) -> dict[str, dict[str, str]]:
    """The fields of the page that this person fills, by field."""
    changes = {"alamat": {"alamat": f"Jalan Uji Nomor {number}, RT 01 RW 02"}}
    if number % 2 == 0:
        changes["agama"] = {"agama": "2" if citizen.religion == "1" else "1"}
    if number % 4 == 0:
        year, month, day = (int(part) for part in citizen.birth_date.split("-"))
        new = 1 if day > 1 else 2
        parts = {"hari": new, "bulan": month, "tahun": year}
        changes["tanggal_lahir"] = {f"tanggal_lahir.{part}": str(value) for part, value in parts.items()}
    if number % 3 == 0:
        changes["gelar_belakang"] = {"gelar_belakang": "M.Uji."}
    return changes


def scan(name: str, field: str) -> bytes:
    """A picture of a document, different for everybody."""
    page = Image.new("L", (620, 877), 255)
    ImageDraw.Draw(page).text((60, 80), f"PETIKAN\n{name}\n{field}\n{random.random()}", fill=0)
    written = BytesIO()
    page.save(written, "PNG")
    return written.getvalue()
