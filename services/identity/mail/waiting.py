"""The letters that wait: each is leased by one worker, and handed over at most once."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.identity.domain.when_a_letter_is_sent_again import LEASE
from services.identity.mail.carrier import Fate
from services.identity.tables import caught_letters, links, mails

SECRETS_KEPT = timedelta(days=7)  # of a letter that was given up: an operator may send it again so long
KEPT = timedelta(days=30)  # that there was a letter, and to which address
NOW = sa.func.now()
OPEN = (mails.c.sent_at.is_(None), mails.c.parked_at.is_(None))
_FREE = sa.or_(mails.c.leased_until.is_(None), mails.c.leased_until < NOW)


class LeaseLost(Exception):
    """It took so long that another worker has the letter now."""


def lease(uow: UnitOfWork) -> sa.Row[Any] | None:
    """The letter that is due longest, for this worker alone; letters that a dead worker had handed over are parked."""
    _park_lost(uow)
    due = sa.select(mails.c.id).where(*OPEN, mails.c.due_at <= NOW, _FREE).order_by(mails.c.due_at)
    mine = mails.c.id == due.limit(1).with_for_update(skip_locked=True).scalar_subquery()
    taken = {"leased_until": NOW + LEASE, "tries": mails.c.tries + 1}
    return uow.session.execute(sa.update(mails).where(mine).values(taken).returning(mails)).one_or_none()


def hand(uow: UnitOfWork, mail: sa.Row[Any]) -> None:
    """From here on nobody sends it again.  Raises ``LeaseLost``."""
    _change(uow, mail, handed_at=NOW)


def sent(uow: UnitOfWork, mail: sa.Row[Any]) -> None:
    """It is out; what it told is erased."""
    _change(uow, mail, sent_at=NOW, sealed="", leased_until=None, error="")


def put_off(uow: UnitOfWork, mail: sa.Row[Any], until: datetime, error: str) -> None:
    """The server did not take it; it is tried again."""
    _change(uow, mail, due_at=until, handed_at=None, leased_until=None, error=error)


def park(uow: UnitOfWork, mail: sa.Row[Any], error: str) -> None:
    """Given up, or nobody knows: an operator decides."""
    _change(uow, mail, parked_at=NOW, leased_until=None, error=error)


def send_again(uow: UnitOfWork, ids: list[str] | None) -> list[str]:
    """Let the workers try parked letters anew, all of them for None; those whose text is erased stay."""
    anew = {"parked_at": None, "handed_at": None, "due_at": NOW, "tries": 0, "queued_at": NOW}
    which = [mails.c.parked_at.is_not(None), mails.c.sealed != ""]
    which += [mails.c.id.in_(ids)] if ids is not None else []
    return list(uow.session.scalars(sa.update(mails).where(*which).values(anew).returning(mails.c.id)))


def forget_old(uow: UnitOfWork) -> None:
    """Texts of what was given up, then the rows; with them caught letters, and links that ended long ago."""
    old = (mails.c.parked_at < NOW - SECRETS_KEPT, mails.c.sealed != "")
    uow.session.execute(sa.update(mails).where(*old).values(sealed=""))
    uow.session.execute(sa.delete(mails).where(sa.or_(mails.c.sent_at < NOW - KEPT, mails.c.parked_at < NOW - KEPT)))
    uow.session.execute(sa.delete(links).where(links.c.ends_at < NOW - KEPT))
    uow.session.execute(sa.delete(caught_letters).where(caught_letters.c.at < NOW - KEPT))


def counts(uow: UnitOfWork) -> tuple[int, int]:
    """How many wait, and how many are parked."""
    waiting, parked = sa.func.count().filter(*OPEN), sa.func.count(mails.c.parked_at)
    found = uow.session.execute(sa.select(waiting, parked).select_from(mails)).one()
    return found[0], found[1]


def _park_lost(uow: UnitOfWork) -> None:
    lost = (*OPEN, mails.c.handed_at.is_not(None), mails.c.leased_until < NOW)
    uow.session.execute(sa.update(mails).where(*lost).values(parked_at=NOW, leased_until=None, error=Fate.UNKNOWN))


def _change(uow: UnitOfWork, mail: sa.Row[Any], **values: Any) -> None:
    mine = (mails.c.id == mail.id, mails.c.leased_until == mail.leased_until, *OPEN)
    if uow.session.execute(sa.update(mails).where(*mine).values(values).returning(mails.c.id)).first() is None:
        raise LeaseLost(mail.id)
