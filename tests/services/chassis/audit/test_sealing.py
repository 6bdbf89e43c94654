"""Every entry is sealed once, also one that commits late; one sealer is active; a crash loses nothing."""
from __future__ import annotations

import sqlalchemy as sa

from services.chassis.audit.sealing import BATCH, Sealer
from services.chassis.work import UnitOfWork
from services.contracts.audit import Action
from tests.services.chassis.audit.conftest import Audited


def test_entries_are_sealed_in_their_order_and_once(audited: Audited) -> None:
    audited.note("a", "b")
    assert audited.seal() == 2
    audited.note("c")
    assert (audited.seal(), audited.seal()) == (1, 0)
    assert audited.sealed() == ["a", "b", "c"]
    assert audited.broken() == []


def test_an_entry_that_commits_late_is_not_skipped(audited: Audited) -> None:
    with audited.work.begin() as late:
        late.audit(Action.CASE_VIEWED, subject="late")
        write_now(late)
        audited.note("early")
        assert audited.seal() == 1
        audited.note("between")
        assert audited.seal() == 1
    assert audited.seal() == 1
    assert audited.sealed() == ["early", "between", "late"]
    assert [entry.subject for entry in audited.entries()] == ["late", "early", "between"]
    assert audited.broken() == []


def write_now(uow: UnitOfWork) -> None:
    """As if the unit of work had come to its end and waited for its commit."""
    uow.audit.__self__.write(uow.session)  # type: ignore[attr-defined]


def test_more_than_a_batch_is_sealed_batch_after_batch(audited: Audited) -> None:
    def many(uow: UnitOfWork) -> None:
        for number in range(2 * BATCH + 1):
            uow.audit(Action.CASE_VIEWED, subject=str(number))

    audited.work.do(many)
    assert [audited.sealer.step() for _ in range(4)] == [BATCH, BATCH, 1, 0]
    assert audited.sealed() == [str(number) for number in range(2 * BATCH + 1)]


def test_only_one_of_two_sealers_is_active_and_the_other_takes_over(audited: Audited) -> None:
    other = Sealer(audited.engine)
    audited.note("a")
    assert (audited.seal(), other.step()) == (1, -1)
    audited.sealer.discard()
    audited.note("b")
    assert other.step() == 1
    other.discard()
    assert audited.sealed() == ["a", "b"]
    assert audited.broken() == []


def test_a_sealer_that_died_is_followed_by_one_that_goes_on_where_it_ended(audited: Audited) -> None:
    audited.note("a")
    audited.seal()
    audited.sealer.discard()
    audited.note("b")
    audited.seal()
    assert audited.broken() == []
    assert [head.split('"number": ')[1][0] for head in audited.heads.path.read_text().splitlines()] == ["1", "2"]


def test_a_horizon_of_another_server_is_not_believed(audited: Audited) -> None:
    """After a dump and restore onto a younger server its transactions have smaller numbers."""
    audited.note("a")
    audited.seal()
    audited.as_admin("UPDATE audit.seals SET horizon = '99999999999'")
    audited.sealer.discard()
    audited.note("b")
    assert audited.seal() == 1


def test_old_entries_are_not_looked_at_again(audited: Audited) -> None:
    """Without a long transaction the sealer reads what is new, however long the chain is."""
    audited.note(*map(str, range(20)))
    audited.seal()
    read: list[str] = []
    sa.event.listen(audited.engine, "before_cursor_execute", lambda *event: read.append(str(event[3])))
    audited.seal()
    horizon = int(audited.ask("SELECT horizon FROM audit.seals ORDER BY number DESC LIMIT 1")[0].horizon)
    assert horizon > int(audited.entries()[0].transaction)
    assert any(str(horizon) in parameters for parameters in read)


def test_a_line_that_a_crash_cut_short_breaks_nothing(audited: Audited) -> None:
    audited.note("a")
    audited.seal()
    with audited.heads.path.open("a") as file:
        file.write('{"service": "helpd')
    assert audited.broken() == []
    audited.note("b")
    audited.seal()
    assert audited.heads.path.read_text().count("\n") == 3
