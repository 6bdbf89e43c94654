"""A civil servant is told what happened: a line in the portal and a letter, once for each occasion."""
from __future__ import annotations

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.event import new_id
from services.contracts.identity.notifications import Told
from services.contracts.registration.events import FormSent, Registered
from services.contracts.registration.missing_events import ParticipationDecided, PersonToRemind
from services.contracts.verification.events import CaseMoved
from services.identity.domain.what_people_are_told import told
from services.identity.mail.letter import Letter
from services.identity.mail.queueing import queue_mail
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
if silent := set(Told) - LETTERS.keys():
    raise AssertionError(f"LETTERS has no line for {silent}")


def notify(uow: UnitOfWork, person_id: str, kind: Told, occasion: str, level: int = 0) -> bool:
    """Tell a civil servant; False for who has no account, and for what was told before.

    The letter names the nomor register and the level at most.
    """
    mine = sa.select(accounts.c.id, accounts.c.second_username).where(
        accounts.c.kind == "citizen", accounts.c.person_id == person_id
    )
    account = uow.session.execute(mine).one_or_none()
    if account is None or not remember(uow, account.id, kind, occasion, level):
        return False
    if letter := LETTERS[kind]:
        number = account.second_username or ""
        queue_mail(uow, account.id, letter, number=number, level=str(level), path="/")
    return True


def remember(uow: UnitOfWork, account_id: str, kind: Told, occasion: str, level: int = 0) -> bool:
    """The line in the portal alone; False for what was told before."""
    row = {"id": new_id(), "account_id": account_id, "occasion": occasion, "kind": kind, "level": level}
    once = insert(notifications).values(row).on_conflict_do_nothing(constraint="notifications_once")
    return uow.session.scalar(once.returning(notifications.c.id)) is not None


def tell_of_registering(uow: UnitOfWork, event: Registered) -> None:
    """The nomor register, for keeping."""
    notify(uow, event.person_id, Told.REGISTERED, event.event_id)


def tell_of_sending(uow: UnitOfWork, event: FormSent) -> None:
    """The form has gone out; a broker that was rebuilt says so again, and nobody is told twice."""
    notify(uow, event.person_id, Told.SENT, f"sent:{event.submission_id}")


def tell_of_moving(uow: UnitOfWork, event: CaseMoved) -> None:
    """The form went from stage to stage."""
    if news := told(event.was, event.now, by_people=event.by_people, turned_back=event.turned_back):
        kind, level = news
        notify(uow, event.person_id, kind, f"case:{event.case_id}:{event.version}", level)


def tell_of_missing_form(uow: UnitOfWork, event: PersonToRemind) -> None:
    """The form is still in the person's hands."""
    notify(uow, event.person_id, Told.REMINDED, f"reminder:{event.event_id}")


def tell_of_participation(uow: UnitOfWork, event: ParticipationDecided) -> None:
    """The form is closed, or open again."""
    kind = Told.PARTICIPATION_CLOSED if event.closed else Told.PARTICIPATION_REOPENED
    notify(uow, event.person_id, kind, f"participation:{event.event_id}")


def read_notifications(uow: UnitOfWork, actor: Actor, ids: list[str]) -> dict[str, int]:
    """Mark own notifications as read, all of them when none is named; how many those were."""
    mine = [notifications.c.account_id == actor.account_id, notifications.c.read_at.is_(None)]
    if ids:
        mine.append(notifications.c.id.in_([str(UUID(one)) for one in ids]))
    marked = sa.update(notifications).where(*mine).values(read_at=sa.func.now())
    return {"read": uow.session.execute(marked).rowcount}  # type: ignore[attr-defined]
