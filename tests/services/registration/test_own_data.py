"""A person sees everything that is held, and nobody else's."""
from typing import Any

from tests.services.asking import ask
from tests.services.people import citizen
from tests.services.registration.running import NIK, NIP, Running


def held(running: Running) -> dict[str, dict[str, str]]:
    found: dict[str, Any] = running.ask("own_data")
    return {one["title"]: {piece["label"]: piece["value"] for piece in one["pieces"]} for one in found["sections"]}


def test_the_record_is_shown_with_names_and_the_own_secrets_in_full(running: Running) -> None:
    running.register()
    shown = held(running)
    record = shown["Data yang dipegang negara"]
    assert (record["Agama"], record["NIK"], record["NIP"]) == ("Islam", NIK, NIP)
    assert record["Tanggal lahir"] == "27-03-1975"
    assert shown["Pendaftaran"]["E-mail"] == "budi@example.org"


def test_rows_answers_and_documents_are_there_too(running: Running) -> None:
    running.add_row()
    running.register()
    running.say("agama", "2")
    running.attach("agama")
    shown = held(running)
    assert "Golongan: III/a" in shown["Riwayat golongan"]["Riwayat golongan"]
    assert shown["Isian Anda"] == {"Agama": "Kristen"}
    assert shown["Dokumen"] == {"proof.pdf": "agama, 1000 byte, 1 hlm"}


def test_a_form_that_was_sent_is_listed(running: Running) -> None:
    running.fill(agama="2")
    running.send()
    assert list(held(running)["Formulir yang dikirim"]) == ["Kiriman ke-1"]


def test_it_is_the_own_one(running: Running) -> None:
    running.add_person("Sari", "198001012005012001", name="SARI DEWI")
    running.register()
    running.register("198001012005012001", "Sari Dewi")
    assert ask(running.service, "own_data", citizen("Sari"))["name"] == "SARI DEWI"
