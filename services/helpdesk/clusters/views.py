"""Groups of requests as their desk sees them."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.chassis.many_rows import among
from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.errors import Invalid, Unavailable
from services.contracts.helpdesk.clusters import MOST_SPELLINGS, ClusterOpened, ClusterPage, ClusterRow, SpellingShown
from services.contracts.spelling.how_search_matches import patterns
from services.helpdesk.clusters.deciding import found, is_among, mine
from services.helpdesk.domain.which_requests_are_one import spelling
from services.helpdesk.tables import clusters, spellings, tickets

NO_PAGE = "Halaman lanjutan ini tidak dikenal. Mulai lagi dari halaman pertama."
NEAR = 12  # groups that may be the same
DECIDED = ("sending", "acting", "decided")
C = clusters.c


def page(
    uow: UnitOfWork, actor: Actor, state: str, list: str, q: str, after: str, limit: int
) -> ClusterPage:
    """Those with most requests first."""
    here = (mine(actor), C.state == state if state == "open" else C.state.in_(DECIDED))
    of_list = C.list == list if list else sa.true()
    named = [C.words.like(pattern.replace("% ", "%")) for pattern in patterns(q)]
    later = sa.tuple_(C.tickets, C.id) < _place(after) if after else sa.true()
    most = sa.select(clusters).where(*here, of_list, *named, later).order_by(C.tickets.desc(), C.id.desc())
    rows = uow.session.execute(most.limit(limit + 1)).all()
    lists = uow.session.execute(sa.select(C.list, sa.func.count()).where(*here).group_by(C.list))
    more, last = len(rows) > limit, rows[:limit][-1:]
    return ClusterPage(
        rows=[shown(row) for row in rows[:limit]], lists={row[0]: row[1] for row in lists},
        next=f"{last[0].tickets}|{last[0].id}" if more else "",
    )


def cluster(uow: UnitOfWork, actor: Actor, services: Services, cluster_id: str) -> ClusterOpened:
    """One group with its spellings, what it may mean and what may be the same."""
    row = found(uow, actor, cluster_id)
    of_it = spellings.c.cluster_id == row.id
    texts = sa.select(spellings.c.text, spellings.c.tickets).where(of_it)
    often = texts.order_by(spellings.c.tickets.desc(), spellings.c.text).limit(MOST_SPELLINGS)
    by_me = row.decided_by is not None and row.decided_by["account_id"] == actor.account_id
    undecided = row.state == "open"
    waiting = sa.select(sa.func.count()).where(tickets.c.cluster_id == row.id, tickets.c.state == "waiting")
    return ClusterOpened(
        **shown(row), waiting=uow.session.scalar(waiting) or 0, code=row.code,
        reason=row.reason if by_me or not undecided else "", typed=row.said if by_me and undecided else {},
        agency_id=row.agency_id,
        texts=[SpellingShown(text=one.text, tickets=one.tickets) for one in uow.session.execute(often)],
        likely=_likely(services, row) if undecided else [],
        near=[shown(one) for one in _near(uow, row)] if undecided else [],
        own=is_among(uow, actor, row.id), refusal=row.refusal,
        mine=by_me and not undecided,
        merging=_names(uow, row.said.get("others", [])) if row.state == "sending" else [],
    )


def shown(row: sa.Row[Any]) -> ClusterRow:
    """One group in a list."""
    return ClusterRow(
        id=row.id, version=row.version, list=row.list, name=row.name, desk=row.desk, agency=row.agency_id,
        tickets=row.tickets, spellings=row.spellings, state=row.state, outcome=row.outcome, value_name=row.value_name,
        decided_name=row.decided_name, first_at=row.first_at.isoformat(), last_at=row.last_at.isoformat(),
        decided_at=row.decided_at.isoformat() if row.decided_at else "",
        due_at=row.due_at.isoformat() if row.due_at and row.state == "sending" else "",
    )


def _names(uow: UnitOfWork, ids: Sequence[str]) -> list[str]:
    return [*uow.session.scalars(sa.select(C.name).where(among(C.id, ids)).order_by(C.name))] if ids else []


def _likely(services: Services, row: sa.Row[Any]) -> list[dict[str, Any]]:
    """Values of the list; none while reference is away, the page has a search beside them."""
    try:
        likely: list[dict[str, Any]] = services.reference.likely_values(
            list=row.list, name=row.name, agency_id=row.agency_id
        )
    except Unavailable:
        return []
    return likely


def _near(uow: UnitOfWork, row: sa.Row[Any]) -> list[sa.Row[Any]]:
    """Open groups of the desk and list that share a word and the numbers, those with most requests first."""
    counts = spelling(row.name)
    shares = [C.words.contains(word, autoescape=True) for word in counts.words] or [sa.false()]
    where = (C.desk == row.desk, C.list == row.list, C.state == "open", C.id != row.id, C.numbers == row.numbers)
    letters = (sa.case((one, len(word)), else_=0) for one, word in zip(shares, counts.words, strict=False))
    likest = (sum(letters, sa.literal(0)).desc(), C.tickets.desc(), C.id)
    return [*uow.session.execute(sa.select(clusters).where(*where, sa.or_(*shares)).order_by(*likest).limit(NEAR))]


def _place(after: str) -> sa.Tuple:
    """Where the page before ended.  Raises ``Invalid`` for what no page has said."""
    number, _, cluster_id = after.partition("|")
    try:
        return sa.tuple_(sa.literal(int(number)), sa.literal(str(UUID(cluster_id)), C.id.type))
    except ValueError as error:
        raise Invalid(NO_PAGE, fields={"after": [NO_PAGE]}) from error
