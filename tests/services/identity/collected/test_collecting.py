"""What services have sealed is collected in its order, once and without a gap; what does not continue it is not."""

from __future__ import annotations

from services.chassis.audit.tables import entries
from services.chassis.work import UnitOfWork
from services.contracts.audit import Action
from services.identity.collected.tables import of_entry
from services.identity.collected.taking_in import BATCH, Collecting
from tests.services.chassis.audit.conftest import SERVICE
from tests.services.identity.collected.conftest import Collection


def test_it_is_collected_in_the_order_of_the_chain_and_once(collection: Collection) -> None:
    collection.note("a", "b")
    assert collection.collect() == 2
    collection.note("c")
    assert (collection.collect(), collection.collect()) == (1, 0)
    assert collection.subjects() == ["a", "b", "c"]
    assert (collection.problem(), collection.broken()) == ("", [])


def test_what_is_not_sealed_yet_waits(collection: Collection) -> None:
    collection.audited.note("a")
    assert collection.collect() == 0
    assert collection.problem() == ""


def test_a_copy_is_the_entry_to_the_last_byte(collection: Collection) -> None:
    def note(uow: UnitOfWork) -> None:
        uow.audit(
            Action.CASE_VIEWED, subject='ü "quoted"', people=["00000000-0000-7000-8000-00000000000a"], reason="sebab",
            before={"n": 1.10, "s": None, "empty": []}, after="text",
        )  # fmt: skip

    collection.audited.work.do(note)
    collection.audited.seal()
    collection.collect()
    columns = ", ".join(f'"{column.name}"' for column in entries.c)
    [copy] = collection.ask(f"SELECT {columns} FROM collected.entries")
    [original] = collection.audited.ask(f"SELECT {columns} FROM audit.entries")
    assert tuple(copy) == tuple(original)
    assert collection.broken() == []


def test_a_long_chain_is_collected_answer_after_answer(collection: Collection) -> None:
    def many(uow: UnitOfWork) -> None:
        for number in range(BATCH + 50):
            uow.audit(Action.LOG_IN, subject=str(number))

    collection.audited.work.do(many)
    collection.audited.seal()
    assert [collection.collect() for _ in range(3)] == [BATCH, 50, 0]
    assert collection.subjects() == [str(number) for number in range(BATCH + 50)]


def test_after_a_restart_it_goes_on_where_it_ended(collection: Collection) -> None:
    collection.note("a", "b")
    collection.collect()
    collection.collecting.discard()
    collection.note("c")
    another = Collecting(collection.engine, collection.source)  # type: ignore[arg-type]
    assert another.step() == 1
    another.discard()
    assert (collection.subjects(), collection.source.asked) == (["a", "b", "c"], [1, 2])


def test_one_of_two_processes_collects(collection: Collection) -> None:
    collection.note("a")
    other = Collecting(collection.engine, collection.source)  # type: ignore[arg-type]
    assert (collection.collect(), other.step()) == (1, -1)
    other.discard()


def test_a_service_that_is_away_is_asked_again_and_stops_nobody(collection: Collection) -> None:
    collection.note("a")
    collection.source.away = True
    assert collection.collect() == 0
    assert collection.problem() == "Unavailable: Layanan tidak dapat dijangkau."
    collection.source.away = False
    assert collection.collect() == 1  # while all the others are still away
    assert collection.problem() == ""


def test_an_entry_that_is_missing_leaves_no_gap(collection: Collection) -> None:
    collection.note("a", "b", "c")
    collection.source.lost = {2}
    assert collection.collect() == 1
    assert collection.problem() == "seal 2 is missing, or its entry is not what was sealed"
    collection.source.lost = set()
    assert collection.collect() == 2
    assert (collection.subjects(), collection.problem()) == (["a", "b", "c"], "")


def test_an_entry_that_was_changed_on_its_way_is_not_taken(collection: Collection) -> None:
    collection.note("a", "b", "c")
    collection.source.spoilt = {2: {"subject": "x"}}
    assert collection.collect() == 1
    assert (collection.subjects(), collection.collect()) == (["a"], 0)
    assert collection.problem() == "seal 2 is missing, or its entry is not what was sealed"


def test_a_chain_that_was_begun_anew_is_noticed(collection: Collection) -> None:
    """A database that came back from an old copy goes on with other entries under the same numbers."""
    collection.note("a", "b", "c")
    collection.collect()
    collection.audited.as_admin("TRUNCATE audit.entries, audit.seals")
    assert collection.collect() == 0
    assert collection.problem() == "seal 3 is not what was collected"
    collection.audited.sealer.discard()
    collection.note("x", "y", "z", "w")
    assert collection.collect() == 0
    assert collection.problem() == "seal 3 is not what was collected"
    assert collection.subjects() == ["a", "b", "c"]


def test_a_column_that_a_service_does_not_know_yet_is_left_out(collection: Collection) -> None:
    assert {column.name for column in of_entry} == {column.name for column in entries.c}
    collection.note("a")
    collection.source.spoilt = {1: {"of_tomorrow": "x"}}
    assert (collection.collect(), collection.problem()) == (1, "")


def test_handing_over_leaves_no_entry(collection: Collection) -> None:
    """It would be handed over in its turn, and so for ever."""
    collection.note("a")
    collection.collect()
    assert [entry.subject for entry in collection.audited.entries()] == ["a"]
    assert collection.ask(f"SELECT 1 FROM collections WHERE service = '{SERVICE}'")
