"""One decision for everybody who asks for the same: the value is added, is one that was there, or is refused.

It can be taken back for ten seconds (``taking_back``); then reference is asked (``acting``), and what follows for
tickets, forms and people is done batch by batch (``answering``).
"""
from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from services.chassis.many_rows import among
from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Conflict, Forbidden, Invalid, NotFound
from services.contracts.event import new_id
from services.contracts.helpdesk.clusters import DecisionScheduled
from services.contracts.helpdesk.who_may import WHO_MAY
from services.helpdesk.answering import TAKE_BACK
from services.helpdesk.at_my_desks import desk_of, signature
from services.helpdesk.clusters.asking_reference import UNITS, ask_reference
from services.helpdesk.clusters.grouping import LOCK, count, move
from services.helpdesk.tables import clusters, spellings, tickets

NOT_HERE = "Permintaan ini tidak ada di meja Anda."
STALE = "Permintaan ini sudah berubah sejak halaman Anda dibuka."
OWN = "Anda sendiri termasuk yang meminta. Petugas lain yang memutuskan."
ANOTHER_LIST = "Hanya permintaan untuk daftar dan meja yang sama dapat digabungkan."
ALL = "Sisakan sedikitnya satu ejaan dalam kelompok ini."


def mine(actor: Actor) -> sa.ColumnElement[bool]:
    """The condition that a group lies at a desk of the actor."""
    return among(clusters.c.desk, sorted({desk_of(grant) for grant in actor.grants} - {""}))


def found(uow: UnitOfWork, actor: Actor, cluster_id: str) -> sa.Row[Any]:
    """A group of the actor's desks; one that was merged leads to where its requests are.  Raises ``NotFound``."""
    row = uow.session.execute(sa.select(clusters).where(clusters.c.id == cluster_id, mine(actor))).one_or_none()
    if row is None:
        raise NotFound(NOT_HERE)
    return row if row.merged_into is None else found(uow, actor, row.merged_into)


def is_among(uow: UnitOfWork, actor: Actor, cluster_id: str) -> bool:
    """Whether the actor, as a civil servant, asks for it, too."""
    own = sa.select(tickets.c.id).where(tickets.c.cluster_id == cluster_id, tickets.c.person_id == actor.person_id)
    return bool(actor.person_id) and uow.session.execute(own.limit(1)).first() is not None


def add_value_for(
    uow: UnitOfWork, actor: Actor, services: Services, cluster_id: str, version: int, **said: Any
) -> DecisionScheduled:
    """The value will go into the list; refused now where reference refuses it, at its fields."""
    row = open_group(uow, actor, "add_value_for", cluster_id, version)
    ask_reference(services, row, said, actor.name, dry_run=True)
    return _decide(uow, actor, row, "added", said=said, value_name=said["name"])


def map_cluster(
    uow: UnitOfWork, actor: Actor, services: Services, cluster_id: str, version: int, code: str
) -> DecisionScheduled:
    """The value was there.  Raises ``Invalid`` for a code that the list does not hold."""
    row = open_group(uow, actor, "map_cluster", cluster_id, version)
    names: dict[str, str] = services.reference.labels(codes=[{"list": row.list, "code": code}])
    if not names:
        text = "Pilih salah satu data dalam daftar."
        raise Invalid(text, fields={"code": [text]})
    if row.list == UNITS:  # of this agency
        ask_reference(services, row, {"code": code}, actor.name, dry_run=True)
    return _decide(uow, actor, row, "mapped", said={"code": code}, value_name=names[f"{row.list}:{code}"])


def refuse_cluster(uow: UnitOfWork, actor: Actor, cluster_id: str, version: int, reason: str) -> DecisionScheduled:
    """There is no such value."""
    row = open_group(uow, actor, "refuse_cluster", cluster_id, version)
    return _decide(uow, actor, row, "refused", reason=reason)


def merge_clusters(
    uow: UnitOfWork, actor: Actor, cluster_id: str, version: int, others: list[str]
) -> DecisionScheduled:
    """Requests of other groups will come to this one."""
    row = open_group(uow, actor, "merge_clusters", cluster_id, version)
    wanted = sorted({other.lower() for other in others} - {row.id})
    there = (among(clusters.c.id, wanted), clusters.c.state == "open", mine(actor))
    rows = uow.session.execute(sa.select(clusters).where(*there)).all()
    if len(rows) != len(wanted):
        raise Conflict(STALE, code="stale", by="", at="")
    if any((other.desk, other.list) != (row.desk, row.list) for other in rows):
        raise Invalid(ANOTHER_LIST, fields={"others": [ANOTHER_LIST]})
    return _decide(uow, actor, row, "merged", said={"others": wanted})


def split_cluster(
    uow: UnitOfWork, actor: Actor, cluster_id: str, version: int, texts: list[str]
) -> dict[str, str]:
    """Spellings that mean something else become a group of their own."""
    row = open_group(uow, actor, "split_cluster", cluster_id, version)
    out = _spellings_of(row.id, texts)
    left = sa.select(sa.func.count()).where(_spellings_of(row.id), sa.not_(out))
    if not uow.session.scalar(left):
        raise Invalid(ALL, fields={"texts": [ALL]})
    columns = ("desk", "agency_id", "list", "name", "numbers", "words", "first_at", "last_at")
    new = {name: getattr(row, name) for name in columns} | {"id": new_id(), "apart": True}
    uow.session.execute(sa.insert(clusters).values(new))
    move(uow, new["id"], sa.and_(tickets.c.cluster_id == row.id, among(tickets.c.asked, texts)), out)
    changed(uow, row, apart=True)
    count(uow, [row.id, new["id"]])
    tell(uow, actor, Action.REQUESTS_SPLIT, row, after={"into": new["id"]})
    return {"cluster_id": new["id"]}


def _spellings_of(cluster_id: str, texts: list[str] | None = None) -> sa.ColumnElement[bool]:
    of_it = spellings.c.cluster_id == cluster_id
    return of_it if texts is None else sa.and_(of_it, among(spellings.c.text, texts))


def open_group(uow: UnitOfWork, actor: Actor, action: str, cluster_id: str, version: int) -> sa.Row[Any]:
    """A group as the page showed it, in a state of the action; nothing comes to it until the end of the transaction."""
    uow.session.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK)))
    held = sa.select(clusters).where(clusters.c.id == cluster_id, mine(actor)).with_for_update()
    row = uow.session.execute(held).one_or_none()
    if row is None:
        raise NotFound(NOT_HERE)
    if not WHO_MAY[action].allows(row.state) or row.version != version:
        at = row.decided_at.isoformat() if row.decided_at else ""
        raise Conflict(STALE, code="stale", by=row.decided_name, at=at)
    if is_among(uow, actor, cluster_id):
        raise Forbidden(OWN, needs=[])
    return row


def _decide(uow: UnitOfWork, actor: Actor, row: sa.Row[Any], outcome: str, **more: Any) -> DecisionScheduled:
    """Final in ten seconds, see ``taking_back``."""
    due = datetime.now(UTC) + TAKE_BACK
    decided = {"decided_by": signature(actor, [row.desk]), "decided_name": actor.name, "decided_at": sa.func.now()}
    typed = {"said": {}, "reason": ""} | more
    changed(uow, row, state="sending", outcome=outcome, due_at=due, refusal="", **decided, **typed)
    said = more.get("said", {})
    after = {"outcome": outcome, "list": row.list, "code": said.get("code", ""), "tickets": row.tickets}
    action = Action.REQUESTS_MERGED if outcome == "merged" else Action.REQUESTS_DECIDED
    after |= {"merged": said["others"]} if outcome == "merged" else {}
    tell(uow, actor, action, row, after=after, reason=more.get("reason", ""))
    return DecisionScheduled(cluster_id=row.id, version=row.version + 1, due_at=due.isoformat())


def changed(uow: UnitOfWork, row: sa.Row[Any], **values: Any) -> None:
    """One version further, so that a page of before finds itself stale."""
    change = sa.update(clusters).where(clusters.c.id == row.id).values(version=row.version + 1, **values)
    uow.session.execute(change)


def tell(uow: UnitOfWork, actor: Actor, action: Action, row: sa.Row[Any], **more: Any) -> None:
    """The audit's entry about one group, under the grants that open it."""
    used = [grant for grant in actor.grants if desk_of(grant) == row.desk]
    uow.audit(action, subject=row.id, used=used, **more)
