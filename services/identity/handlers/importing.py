"""Many accounts from a spreadsheet: a result for each line, first as a trial, then in earnest; no passwords in it."""
from __future__ import annotations

from collections.abc import Collection, Sequence

import sqlalchemy as sa

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Refusal
from services.contracts.identity.account_answers import Imported, RowResult
from services.identity.areas import known_areas
from services.identity.handlers.creating import open_account
from services.identity.handlers.granting import give
from services.identity.handlers.import_line import Line, possible_areas
from services.identity.handlers.import_plan import Existing, HeldKey, Plan, Step
from services.identity.handlers.looking_up import Person, people_with
from services.identity.reach import IS_OPEN_OFFICIAL, NOT_ENDED, in_reach
from services.identity.tables import accounts, profiles


def import_accounts(uow: UnitOfWork, actor: Actor, services: Services, rows: Sequence[Line], dry_run: bool) -> Imported:  # noqa: FBT001 - as the request names it
    """Do what each line asks for; one that is refused harms no other.  A trial only tells."""
    people = people_with(services, actor, [row["nip"] for row in rows])
    areas = known_areas(services, (key for row in rows for key in possible_areas(actor, row)))
    found = {person.id for person in people if isinstance(person, Person)}
    existing = _existing(uow, actor, found)
    uow.audit(Action.OFFICIAL_LOOKED_UP, people=found)
    plan = Plan(actor, areas, existing, _taken(uow, rows))
    ids = {person_id: account.account_id for person_id, account in existing.items()}
    results = []
    for row, person in zip(rows, people, strict=True):
        try:
            step = plan.read(row, person)
        except Refusal as refusal:
            results.append(_refused(row, person, refusal.message))
            continue
        if not dry_run:
            _take(uow, actor, step, ids)
        results.append(_taken_in(row, step))
    return Imported(results=results)


def _take(uow: UnitOfWork, actor: Actor, step: Step, ids: dict[str, str]) -> None:
    if step.username:
        created = open_account(uow, actor, step.person, step.username, step.email, "", [step.wanted])
        ids[step.person.id] = created["account_id"]
        return
    account_id = ids[step.person.id]
    give(uow, actor, account_id, step.person.id, [step.wanted])
    uow.session.execute(
        sa.update(accounts).where(accounts.c.id == account_id).values(version=accounts.c.version + 1)
    )


def _refused(row: Line, person: Person | Refusal, message: str) -> RowResult:
    nip, name = (person.nip, person.name) if isinstance(person, Person) else (row["nip"], "")
    return RowResult(line=row["line"], outcome="refused", nip=nip, name=name, message=message)


def _taken_in(row: Line, step: Step) -> RowResult:
    where = step.wanted.area.jurisdiction.name
    outcome, nip = ("new" if step.username else "added"), step.person.nip
    return RowResult(line=row["line"], outcome=outcome, nip=nip, name=step.person.name, message=where)


def _existing(uow: UnitOfWork, actor: Actor, person_ids: Collection[str]) -> dict[str, Existing]:
    """The accounts of these people, each held against others until the end."""
    theirs = sa.select(accounts.c.id, accounts.c.person_id, in_reach(actor).label("reached")).where(
        accounts.c.person_id.in_(person_ids), IS_OPEN_OFFICIAL
    )
    found = uow.session.execute(theirs.order_by(accounts.c.id).with_for_update()).all()
    held: dict[str, set[HeldKey]] = {row.id: set() for row in found}
    for row in uow.session.execute(sa.select(profiles).where(profiles.c.account_id.in_(held), NOT_ENDED)):
        held[row.account_id].add((row.profile, row.jurisdiction_kind, row.jurisdiction_id))
    return {row.person_id: Existing(row.id, row.reached, frozenset(held[row.id])) for row in found}


def _taken(uow: UnitOfWork, rows: Sequence[Line]) -> set[str]:
    wanted = {row["username"].lower() for row in rows}
    return set(
        uow.session.scalars(sa.select(accounts.c.username).where(IS_OPEN_OFFICIAL, accounts.c.username.in_(wanted)))
    )
