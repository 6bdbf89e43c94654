"""Groups requests for missing values as tickets arrive: in the order of the tickets, so that it ends the same.

One process at a time does it, in batches; a known spelling costs one look-up, a new one is compared with at most
``COMPARED`` open groups of its desk and list, and so is a group after new requests came to it: the spelling that most
people typed may be nearer to another group than the first one was.  A crash leaves the batch as it was.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import distinct_on, insert

from services.chassis.many_rows import among, given
from services.chassis.work import UnitOfWork
from services.contracts.event import new_id
from services.helpdesk.domain.which_requests_are_one import Spelling, nearest, spelling
from services.helpdesk.tables import clusters, spellings, tickets

BATCH, COMPARED = 500, 40  # tickets, clusters
LOCK = 24305  # an advisory lock of this database: who groups, and who decides on a group
TRIGRAMS_ARE_HERE = sa.text("SELECT to_regprocedure('similarity(text,text)') IS NOT NULL")
LET_MISTAKES_PASS = sa.text("SELECT set_config('pg_trgm.similarity_threshold', '0.25', true)")
Group = tuple[str, str, str]  # desk, list, key


@dataclass(frozen=True)
class Request:
    """A ticket that asks for a value; ``desk`` decides."""

    id: str
    desk: str
    list: str
    asked: str
    at: datetime
    counts: Spelling

    @property
    def group(self) -> Group:
        return self.desk, self.list, self.counts.key


def group_some(uow: UnitOfWork) -> int:
    """Put the oldest tickets that have no group into one; how many they were."""
    if not uow.session.scalar(sa.select(sa.func.pg_try_advisory_xact_lock(LOCK))):
        return 0
    waiting = sa.select(tickets).where(tickets.c.list != "", tickets.c.cluster_id.is_(None))
    rows = uow.session.execute(waiting.order_by(tickets.c.id).limit(BATCH)).all()
    asked = [Request(row.id, row.desks[0], row.list, row.asked, row.reported_at, spelling(row.asked)) for row in rows]
    if not asked:
        return 0
    known = _known(uow, asked)
    near = _Near(uow)
    for one in asked:
        if one.group not in known:
            known[one.group] = near.group_of(one)
    _put(uow, asked, known)
    for cluster_id in sorted(set(known.values())):
        _join_nearest(uow, near, cluster_id)
    return len(asked)


def _known(uow: UnitOfWork, asked: Sequence[Request]) -> dict[Group, str]:
    """The groups of spellings that were met before; who asks for what was refused asks anew."""
    wanted = [{"desk": desk, "list": name, "key": key} for desk, name, key in {one.group for one in asked}]
    s, c = spellings.c, clusters.c
    keys = given("keys", wanted, s.desk, s.list, s.key)
    same = sa.and_(s.desk == keys.c.desk, s.list == keys.c.list, s.key == keys.c.key)
    undecided = c.state.in_(("open", "sending", "acting"))
    takes = sa.or_(undecided, sa.and_(c.state == "decided", c.outcome != "refused"))
    found = sa.select(s.desk, s.list, s.key, sa.func.min(sa.cast(s.cluster_id, sa.Text))).select_from(
        keys.join(spellings, same).join(clusters, sa.and_(c.id == s.cluster_id, takes))
    )
    rows = uow.session.execute(found.group_by(s.desk, s.list, s.key))
    return {(row[0], row[1], row[2]): row[3] for row in rows}


class _Near:
    """Open groups to which a spelling that was never met may belong."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow
        self._trigrams = bool(uow.session.scalar(TRIGRAMS_ARE_HERE))
        if self._trigrams:
            uow.session.execute(LET_MISTAKES_PASS)

    def group_of(self, one: Request) -> str:
        """The nearest, else a new one."""
        return self.nearest_to(one.desk, one.list, one.counts) or self._new(one)

    def nearest_to(self, desk: str, name: str, counts: Spelling, *conditions: sa.ColumnElement[bool]) -> str:
        """The id of the nearest group, or ""."""
        c, words = clusters.c, " ".join(counts.words)
        likely = (c.state == "open", c.desk == desk, c.list == name, c.numbers == " ".join(counts.numbers))
        looked_at = sa.select(c.id, c.name).where(*likely, *conditions)
        if self._trigrams:
            looked_at = looked_at.where(c.words.op("%")(words)).order_by(sa.func.similarity(c.words, words).desc())
        rows = self._uow.session.execute(looked_at.order_by(c.tickets.desc(), c.id).limit(COMPARED)).all()
        return nearest(counts, [(row.id, spelling(row.name)) for row in rows])

    def _new(self, one: Request) -> str:
        kind, _, area = one.desk.partition(":")
        row = {
            "id": new_id(), "desk": one.desk, "agency_id": area if kind == "helpdesk_bkd" else "", "list": one.list,
            "name": one.asked, "numbers": " ".join(one.counts.numbers), "words": " ".join(one.counts.words),
            "first_at": one.at, "last_at": one.at,
        }  # fmt: skip
        self._uow.session.execute(sa.insert(clusters).values(row))
        return str(row["id"])


def _put(uow: UnitOfWork, asked: Sequence[Request], known: Mapping[Group, str]) -> None:
    """Tickets, counts and names of the groups, one statement each."""
    mine = [{"id": one.id, "cluster_id": known[one.group]} for one in asked]
    put = given("put", mine, tickets.c.id, tickets.c.cluster_id)
    uow.session.execute(sa.update(tickets).where(tickets.c.id == put.c.id).values(cluster_id=put.c.cluster_id))
    times = Counter((known[one.group], one.asked, one.group) for one in asked)
    rows: list[dict[str, Any]] = [
        {"cluster_id": cluster_id, "text": text, "desk": desk, "list": name, "key": key, "tickets": number}
        for (cluster_id, text, (desk, name, key)), number in times.items()
    ]
    new = insert(spellings)
    more = {"tickets": spellings.c.tickets + new.excluded.tickets}
    uow.session.execute(new.on_conflict_do_update(index_elements=["cluster_id", "text"], set_=more), rows)
    count(uow, sorted(set(known.values())), latest=max(one.at for one in asked))


def _join_nearest(uow: UnitOfWork, near: _Near, cluster_id: str) -> None:
    """A group joins a bigger one that it is near to, unless an operator has taken one of them apart."""
    c = clusters.c
    free = sa.select(clusters).where(c.id == cluster_id, c.state == "open", sa.not_(c.apart))
    row = uow.session.execute(free).one_or_none()
    if row is None:
        return
    bigger = sa.tuple_(c.tickets, c.id) > sa.tuple_(sa.literal(row.tickets), sa.cast(row.id, c.id.type))
    to = near.nearest_to(row.desk, row.list, spelling(row.name), bigger, sa.not_(c.apart))
    if to:
        join(uow, to, [row.id])
        count(uow, [to])


def join(uow: UnitOfWork, to: str, ids: Sequence[str]) -> None:
    """Tickets and spellings of these groups come to another; ``count`` it afterwards."""
    c = clusters.c
    move(uow, to, among(tickets.c.cluster_id, ids), among(spellings.c.cluster_id, ids))
    earliest, latest = uow.session.execute(
        sa.select(sa.func.min(c.first_at), sa.func.max(c.last_at)).where(among(c.id, [to, *ids]))
    ).one()
    merged = {"state": "merged", "merged_into": to, "version": c.version + 1}
    uow.session.execute(sa.update(clusters).where(among(c.id, ids)).values(merged))
    uow.session.execute(sa.update(clusters).where(c.id == to).values(first_at=earliest, last_at=latest))


def move(
    uow: UnitOfWork, to: str, of_tickets: sa.ColumnElement[bool], of_spellings: sa.ColumnElement[bool]
) -> None:
    """Some tickets and their spellings belong to another group from now on."""
    uow.session.execute(sa.update(tickets).where(of_tickets).values(cluster_id=to))
    uow.session.execute(sa.update(spellings).where(of_spellings).values(cluster_id=to))


def leave(uow: UnitOfWork, ticket: sa.Row[Any]) -> None:
    """A ticket that goes to another desk leaves its group; there it is grouped anew."""
    if ticket.cluster_id is None:
        return
    s, c = spellings.c, clusters.c
    uow.session.execute(sa.update(tickets).where(tickets.c.id == ticket.id).values(cluster_id=None))
    this = (s.cluster_id == ticket.cluster_id, s.text == ticket.asked)
    uow.session.execute(sa.update(spellings).where(*this).values(tickets=s.tickets - 1))
    uow.session.execute(sa.delete(spellings).where(*this, s.tickets < 1))
    if uow.session.execute(sa.select(s.text).where(s.cluster_id == ticket.cluster_id).limit(1)).first() is not None:
        count(uow, [ticket.cluster_id])
        return
    empty = (c.id == ticket.cluster_id, c.state == "open")
    uow.session.execute(sa.update(clusters).where(*empty).values(state="merged", version=c.version + 1, tickets=0))


def count(uow: UnitOfWork, ids: Sequence[str], latest: datetime | None = None) -> None:
    """What follows from the spellings of these groups: how many, and the one that most people typed."""
    s, c = spellings.c, clusters.c
    of_key = sa.func.sum(s.tickets).over(partition_by=(s.cluster_id, s.key)).label("of_key")
    total = sa.func.sum(s.tickets).over(partition_by=s.cluster_id)
    texts = sa.func.count().over(partition_by=s.cluster_id)
    every = sa.select(
        s.cluster_id, s.text, s.key, s.tickets, of_key, total.label("total"), texts.label("texts")
    ).where(among(s.cluster_id, ids)).subquery()  # fmt: skip
    best = sa.select(every).ext(distinct_on(every.c.cluster_id)).order_by(
        every.c.cluster_id, every.c.of_key.desc(), every.c.key, every.c.tickets.desc(), every.c.text
    )  # fmt: skip
    rows = [_counted(row) for row in uow.session.execute(best)]
    new = given("new", rows, c.id, c.name, c.words, c.numbers, c.tickets, c.spellings)
    columns = ("name", "words", "numbers", "tickets", "spellings")
    values: dict[str, Any] = {name: new.c[name] for name in columns} | {"all_answered": False}
    if latest is not None:
        values["last_at"] = sa.func.greatest(c.last_at, latest)
    uow.session.execute(sa.update(clusters).where(c.id == new.c.id).values(values))


def _counted(row: sa.Row[Any]) -> dict[str, Any]:
    counts = spelling(row.text)
    return {
        "id": row.cluster_id, "name": row.text, "words": " ".join(counts.words), "numbers": " ".join(counts.numbers),
        "tickets": int(row.total), "spellings": row.texts,
    }  # fmt: skip
