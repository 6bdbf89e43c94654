"""Who has no password, or forgot it, gets a link by mail and chooses one; asking tells nobody who has an account."""
from __future__ import annotations

import time
from contextlib import suppress
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from services.chassis.audit.journal import Journal
from services.chassis.work import UnitOfWork, Work
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.bucket import network
from services.contracts.errors import TooMany
from services.contracts.identity.answers import Entered
from services.identity.domain.how_long_links_last import LASTS, Purpose
from services.identity.domain.who_may_try_again import ASKER, LETTERS
from services.identity.handlers import log_in_steps
from services.identity.handlers.changing_passwords import accepted, set_password, tell_of_change
from services.identity.handlers.inviting import PAGES, make_link
from services.identity.handlers.logging_in import as_stored
from services.identity.handlers.sessions import end_sessions
from services.identity.handlers.throttling import count
from services.identity.mail.letter import Letter
from services.identity.mail.queueing import queue_mail
from services.identity.tables import accounts, links
from services.identity.tokens import digest
from services.identity.views.links import living

SAME_TIME = 0.3  # seconds until everybody is answered: longer than writing a letter takes


def ask(work: Work, actor: Actor, kind: str, username: str, address: str) -> dict[str, Any]:
    """A link to the e-mail address of this account, if there is one; same answer and time if not.

    Raises ``TooMany`` for an address from which too many ask; who asks too often for one account is told nothing.
    """
    begun, name = time.monotonic(), as_stored(kind, username)
    work.do(count, [(ASKER, network(address))])
    with suppress(TooMany), work.begin(Journal(actor, "ask_new_password")) as uow:
        count(uow, [(LETTERS, f"{kind}:{name}")])
        _send(uow, kind, name)
    time.sleep(max(0.0, SAME_TIME - (time.monotonic() - begun)))
    return {}


def choose(
    work: Work, actor: Actor, token: str, kind: str, password: str, address: str, browser: str, device: str
) -> Entered:
    """The password of whoever has the letter; the link is used up, and the log-in goes on behind its password.

    Raises ``NotFound`` for a link that is over, ``Invalid`` for a password that will not do: the link stays then.
    """
    hashed = accepted(work.do(living, token, kind), password)
    with work.begin(Journal(actor, "use_link")) as uow:
        account = living(uow, token, kind, lock=True)
        uow.session.execute(sa.update(links).where(links.c.token_digest == digest(token)).values(used_at=sa.func.now()))
        end_sessions(uow, account.id)
        set_password(uow, account.id, hashed)
        if account.purpose == Purpose.RESET:
            tell_of_change(uow, account)
        uow.audit(Action.LINK_USED, subject=account.id, people=_people(account), after={"purpose": account.purpose})
        return log_in_steps.begin(uow, account.id, address, browser, device)


def _send(uow: UnitOfWork, kind: str, name: str) -> None:
    named = sa.or_(accounts.c.username == name, accounts.c.second_username == name)
    mine = (accounts.c.kind == kind, named, sa.not_(accounts.c.locked), accounts.c.email != "")
    account = uow.session.execute(sa.select(accounts).where(*mine)).one_or_none()
    if account is None:
        return
    path = PAGES[kind] + make_link(uow, account.id, Purpose.RESET)
    minutes = str(LASTS[Purpose.RESET] // timedelta(minutes=1))
    queue_mail(uow, account.id, Letter.PASSWORD_RESET, path=path, minutes=minutes)
    uow.audit(Action.NEW_PASSWORD_ASKED, subject=account.id, people=_people(account))


def _people(account: sa.Row[Any]) -> list[str]:
    return [account.person_id] if account.person_id else []
