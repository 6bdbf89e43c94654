"""One decision for everybody who asks for the same: the value is added, is one that was there, or is refused.

What follows for tickets, forms and people is done afterwards, batch by batch (``answering``).
"""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from services.chassis.many_rows import among
from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Conflict, Forbidden, Invalid, NotFound
from services.contracts.event import new_id
from services.contracts.helpdesk.who_may import WHO_MAY
from services.contracts.reference.values import Kept
from services.helpdesk.at_my_desks import desk_of, signature
from services.helpdesk.clusters.grouping import LOCK, count, join, move
from services.helpdesk.tables import clusters, spellings, tickets

UNITS = "unor"  # a tree of its own, not a list
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
) -> dict[str, str]:
    """The value goes into the list; refused where reference refuses it, at its fields."""
    row = _open(uow, actor, "add_value_for", cluster_id, version)
    asked = {"key": row.id, "agency_id": row.agency_id, "asked": [row.id], "by": actor.name}
    kept: Kept
    if row.list == UNITS:
        kept = services.reference.settle_unit(**asked, code="", name=said["name"], parent=said["parent"])
    else:
        kept = services.reference.settle_value(**asked, list=row.list, **said)
    outcome = "added" if kept.get("added") else "mapped"
    return _decide(uow, actor, row, outcome, code=kept["code"], value_name=said["name"])


def map_cluster(
    uow: UnitOfWork, actor: Actor, services: Services, cluster_id: str, version: int, code: str
) -> dict[str, str]:
    """The value was there.  Raises ``Invalid`` for a code that the list does not hold."""
    row = _open(uow, actor, "map_cluster", cluster_id, version)
    names: dict[str, str] = services.reference.labels(codes=[{"list": row.list, "code": code}])
    if not names:
        text = "Pilih salah satu data dalam daftar."
        raise Invalid(text, fields={"code": [text]})
    asked = {"key": row.id, "asked": [row.id], "by": actor.name, "code": code}
    if row.list == UNITS:
        services.reference.settle_unit(**asked, agency_id=row.agency_id, name="", parent="")
    else:
        services.reference.map_values(**asked, list=row.list)
    return _decide(uow, actor, row, "mapped", code=code, value_name=names[f"{row.list}:{code}"])


def refuse_cluster(uow: UnitOfWork, actor: Actor, cluster_id: str, version: int, reason: str) -> dict[str, str]:
    """There is no such value."""
    row = _open(uow, actor, "refuse_cluster", cluster_id, version)
    return _decide(uow, actor, row, "refused", reason=reason)


def merge_clusters(
    uow: UnitOfWork, actor: Actor, cluster_id: str, version: int, others: list[str]
) -> dict[str, str]:
    """Requests of other groups come to this one."""
    row = _open(uow, actor, "merge_clusters", cluster_id, version)
    wanted = sorted({other.lower() for other in others} - {row.id})
    there = (among(clusters.c.id, wanted), clusters.c.state == "open", mine(actor))
    rows = uow.session.execute(sa.select(clusters).where(*there).order_by(clusters.c.id).with_for_update()).all()
    if len(rows) != len(wanted):
        raise Conflict(STALE, code="stale", by="", at="")
    if any((other.desk, other.list) != (row.desk, row.list) for other in rows):
        raise Invalid(ANOTHER_LIST, fields={"others": [ANOTHER_LIST]})
    join(uow, row.id, wanted)
    _changed(uow, row)
    count(uow, [row.id])
    _tell(uow, actor, Action.REQUESTS_MERGED, row, after={"merged": wanted})
    return {"cluster_id": row.id}


def split_cluster(
    uow: UnitOfWork, actor: Actor, cluster_id: str, version: int, texts: list[str]
) -> dict[str, str]:
    """Spellings that mean something else become a group of their own."""
    row = _open(uow, actor, "split_cluster", cluster_id, version)
    out = _spellings_of(row.id, texts)
    left = sa.select(sa.func.count()).where(_spellings_of(row.id), sa.not_(out))
    if not uow.session.scalar(left):
        raise Invalid(ALL, fields={"texts": [ALL]})
    columns = ("desk", "agency_id", "list", "name", "numbers", "words", "first_at", "last_at")
    new = {name: getattr(row, name) for name in columns} | {"id": new_id(), "apart": True}
    uow.session.execute(sa.insert(clusters).values(new))
    move(uow, new["id"], sa.and_(tickets.c.cluster_id == row.id, among(tickets.c.asked, texts)), out)
    _changed(uow, row, apart=True)
    count(uow, [row.id, new["id"]])
    _tell(uow, actor, Action.REQUESTS_SPLIT, row, after={"into": new["id"]})
    return {"cluster_id": new["id"]}


def _spellings_of(cluster_id: str, texts: list[str] | None = None) -> sa.ColumnElement[bool]:
    of_it = spellings.c.cluster_id == cluster_id
    return of_it if texts is None else sa.and_(of_it, among(spellings.c.text, texts))


def _open(uow: UnitOfWork, actor: Actor, action: str, cluster_id: str, version: int) -> sa.Row[Any]:
    """A group as the page showed it, still to be decided; nothing comes to it until the end of the transaction."""
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


def _decide(uow: UnitOfWork, actor: Actor, row: sa.Row[Any], outcome: str, **more: Any) -> dict[str, str]:
    decided = {"decided_by": signature(actor, [row.desk]), "decided_name": actor.name, "decided_at": sa.func.now()}
    _changed(uow, row, state="decided", outcome=outcome, all_answered=False, **decided, **more)
    after = {"outcome": outcome, "list": row.list, "code": more.get("code", ""), "tickets": row.tickets}
    _tell(uow, actor, Action.REQUESTS_DECIDED, row, after=after, reason=more.get("reason", ""))
    return {"cluster_id": row.id}


def _changed(uow: UnitOfWork, row: sa.Row[Any], **values: Any) -> None:
    changed = sa.update(clusters).where(clusters.c.id == row.id).values(version=row.version + 1, **values)
    uow.session.execute(changed)


def _tell(uow: UnitOfWork, actor: Actor, action: Action, row: sa.Row[Any], **more: Any) -> None:
    used = [grant for grant in actor.grants if desk_of(grant) == row.desk]
    uow.audit(action, subject=row.id, used=used, **more)
