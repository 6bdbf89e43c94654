"""Values of a record for subscribing systems: those that were asked for, never a secret number."""
from __future__ import annotations

from typing import Any

import pytest

from services.contracts.errors import NotFound
from tests.services.asking import ask
from tests.services.people import id_of, service
from tests.services.registration.running import NIK, NIP, RECORD, ROW, Running


def values(running: Running, *subjects: str, person: str = "Budi") -> Any:
    asking, person_id = service("verification"), id_of(person)
    return ask(running.service, "verified_values", asking, person_id=person_id, subjects=list(subjects))


def test_only_what_was_asked_for_is_told(running: Running) -> None:
    running.add_row(golongan="31", sk_nomor="1/2010")
    told = values(running, "nama", "agama", "riwayat:golongan")
    assert told["fields"] == {"nama": "BUDI SANTOSO", "agama": RECORD["agama"]}
    assert told["rows"]["golongan"][ROW]["golongan"] == "31"
    assert (told["nip"], told["record_version"]) == (NIP, 1)
    assert values(running, "agama")["rows"] == {}


def test_a_secret_number_is_told_to_nobody(running: Running) -> None:
    told = values(running, "nik", "npwp", "agama")
    assert set(told["fields"]) == {"agama"}
    assert NIK not in str(told)


def test_nobody_is_nobody(running: Running) -> None:
    with pytest.raises(NotFound):
        values(running, "nama", person="Nobody")
