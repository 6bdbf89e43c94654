"""A subscribing system fetches a record: of whom it hears, what its filter names, and the audit knows."""
from __future__ import annotations

import pytest

from services.contracts.errors import NotFound, NotLoggedIn
from services.verification.domain.who_hears_of_it import NEVER, ONLY_BY_NAME, SUBJECTS, sees
from tests.services.audit import entries_of
from tests.services.people import id_of
from tests.services.verification.forms import form
from tests.services.verification.handlers.subscribers import System, finish
from tests.services.verification.running import Running


@pytest.fixture
def taspen(running: Running) -> System:
    system = System(running, "taspen")
    system.add(agencies=["sleman"], subjects=["nama", "nik"])
    return system


def test_it_sees_what_its_filter_names_and_no_secret_number(running: Running, taspen: System) -> None:
    finish(running, "Budi")
    shown = taspen.record("Budi", version=2)
    assert (shown["person_id"], shown["record_version"]) == (id_of("Budi"), 2)
    assert set(shown["fields"]) == {"nama"}


def test_every_reading_is_kept_with_the_system(running: Running, taspen: System) -> None:
    finish(running, "Budi")
    taspen.record("Budi")
    [entry] = [one for one in entries_of(running.work) if one.action == "record_fetched"]
    assert (entry.people, entry.subject) == ([id_of("Budi")], "taspen")
    assert entry.after["system"] == "taspen"


def test_who_is_outside_of_the_filter_or_not_done_is_not_found(running: Running, taspen: System) -> None:
    finish(running, "Sari", agency="bantul")
    running.take_in(form(person="Tono"))
    for person in ("Sari", "Tono", "Nobody"):
        with pytest.raises(NotFound):
            taspen.record(person)


def test_a_version_that_the_record_has_not_reached_comes_later(running: Running, taspen: System) -> None:
    finish(running, "Budi")
    with pytest.raises(NotFound, match="Coba lagi"):
        taspen.record("Budi", version=3)


def test_a_wrong_key_opens_nothing_and_a_pause_closes(running: Running, taspen: System) -> None:
    finish(running, "Budi")
    with pytest.raises(NotLoggedIn):
        taspen.record("Budi", key="another")
    taspen.manage("pause_subscriber", paused=True)
    with pytest.raises(NotFound):
        taspen.record("Budi")


def test_without_a_filter_it_sees_all_but_numbers_and_what_is_specific() -> None:
    assert set(sees([])) == set(SUBJECTS) - NEVER - ONLY_BY_NAME
    assert sees(["riwayat:anak", "nik", "agama"]) == ["agama", "riwayat:anak"]
    assert {"nik", "npwp"} <= NEVER
