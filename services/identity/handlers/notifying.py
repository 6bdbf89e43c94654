"""A civil servant is told what happened: a line in the portal and a letter, once for each occasion."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.chassis.many_rows import among, insert_rows
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.event import new_id
from services.contracts.identity.notifications import Told
from services.contracts.registration.events import FormSent, Registered
from services.contracts.registration.missing_events import ParticipationDecided, PersonToRemind
from services.contracts.verification.events import CaseMoved
from services.identity.domain.what_people_are_told import told
from services.identity.mail.letter import Letter
from services.identity.mail.queueing import queue_letters
from services.identity.tables import accounts, notifications

LETTERS: dict[Told, Letter | None] = {  # None: the letter is written where it happens, with values of its own
    Told.REGISTERED: Letter.REGISTERED,
    Told.APPROVED: None,
    Told.REJECTED: None,
    Told.SENT: Letter.FORM_SENT,
    Told.RETURNED: Letter.FORM_RETURNED,
    Told.LEVEL_DECIDED: Letter.LEVEL_DECIDED,
    Told.ROLLED_BACK: Letter.FORM_ROLLED_BACK,
    Told.CONFLICT: Letter.VALUE_IN_CONFLICT,
    Told.COMPLETED: Letter.FORM_COMPLETED,
    Told.REMINDED: Letter.FORM_REMINDER,
    Told.PARTICIPATION_CLOSED: Letter.PARTICIPATION_CLOSED,
    Told.PARTICIPATION_REOPENED: Letter.PARTICIPATION_REOPENED,
    Told.PASSWORD_SET: None,
    Told.PASSWORD_CHANGED: None,
}
_HOLDERS: sa.Select[Any] = sa.select(
    accounts.c.id, accounts.c.person_id, accounts.c.second_username, accounts.c.name, accounts.c.email,
    accounts.c.language,
)  # fmt: skip
if silent := set(Told) - LETTERS.keys():
    raise AssertionError(f"LETTERS has no line for {silent}")


@dataclass(frozen=True)
class News:
    """What a person is told; ``occasion``: the same is told once."""

    person_id: str
    kind: Told
    occasion: str
    level: int = 0


def notify(uow: UnitOfWork, news: Sequence[News]) -> None:
    """Tell civil servants; who has no account is told nothing, and nobody what was told before.

    A letter names the nomor register and the level at most.
    """
    theirs = (accounts.c.kind == "citizen", among(accounts.c.person_id, sorted({one.person_id for one in news})))
    holders: Sequence[sa.Row[Any]] = uow.session.execute(_HOLDERS.where(*theirs)).all()
    found = {row.person_id: row for row in holders}
    told_now = _remember(uow, [(found[one.person_id], one) for one in news if one.person_id in found])
    queue_letters(uow, [
        (account.email, account.language, letter, {
            "name": account.name, "number": account.second_username or "", "level": str(one.level), "path": "/",
        })
        for account, one in told_now if (letter := LETTERS[one.kind]) and account.email
    ])  # fmt: skip


def remember(uow: UnitOfWork, account_id: str, kind: Told, occasion: str, level: int = 0) -> bool:
    """The line in the portal alone; False for what was told before."""
    row = {"id": new_id(), "account_id": account_id, "occasion": occasion, "kind": kind, "level": level}
    once = insert(notifications).values(row).on_conflict_do_nothing(constraint="notifications_once")
    return uow.session.scalar(once.returning(notifications.c.id)) is not None


def _remember(uow: UnitOfWork, news: Sequence[tuple[sa.Row[Any], News]]) -> list[tuple[sa.Row[Any], News]]:
    """The lines in the portal; those that are new."""
    by_line = {(account.id, one.occasion): (account, one) for account, one in news}
    rows = [
        {"id": new_id(), "account_id": account_id, "occasion": occasion, "kind": one.kind, "level": one.level}
        for (account_id, occasion), (_account, one) in sorted(by_line.items(), key=lambda line: line[0])
    ]
    if not rows:
        return []
    once = insert_rows(notifications, rows).on_conflict_do_nothing(constraint="notifications_once")
    told_now = uow.session.execute(once.returning(notifications.c.account_id, notifications.c.occasion))
    return [by_line[row.account_id, row.occasion] for row in told_now]


def tell_of_registering(uow: UnitOfWork, events: Sequence[Registered]) -> None:
    """The nomor register, for keeping."""
    notify(uow, [News(event.person_id, Told.REGISTERED, event.event_id) for event in events])


def tell_of_sending(uow: UnitOfWork, events: Sequence[FormSent]) -> None:
    """The forms have gone out; a broker that was rebuilt says so again, and nobody is told twice."""
    notify(uow, [News(event.person_id, Told.SENT, f"sent:{event.submission_id}") for event in events])


def tell_of_moving(uow: UnitOfWork, events: Sequence[CaseMoved]) -> None:
    """Forms went from stage to stage."""
    notify(uow, [
        News(event.person_id, kind, f"case:{event.case_id}:{event.version}", level)
        for event in events
        if (said := told(event.was, event.now, by_people=event.by_people, turned_back=event.turned_back))
        for kind, level in [said]
    ])  # fmt: skip


def tell_of_missing_form(uow: UnitOfWork, event: PersonToRemind) -> None:
    """The form is still in the person's hands."""
    notify(uow, [News(event.person_id, Told.REMINDED, f"reminder:{event.event_id}")])


def tell_of_participation(uow: UnitOfWork, event: ParticipationDecided) -> None:
    """The form is closed, or open again."""
    kind = Told.PARTICIPATION_CLOSED if event.closed else Told.PARTICIPATION_REOPENED
    notify(uow, [News(event.person_id, kind, f"participation:{event.event_id}")])


def read_notifications(uow: UnitOfWork, actor: Actor, ids: list[str]) -> dict[str, int]:
    """Mark own notifications as read, all of them when none is named; how many those were."""
    mine = [notifications.c.account_id == actor.account_id, notifications.c.read_at.is_(None)]
    if ids:
        mine.append(notifications.c.id.in_([str(UUID(one)) for one in ids]))
    marked = sa.update(notifications).where(*mine).values(read_at=sa.func.now())
    return {"read": uow.session.execute(marked).rowcount}  # type: ignore[attr-defined]
