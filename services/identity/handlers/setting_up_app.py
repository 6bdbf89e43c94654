"""An official sets up the authenticator app, gets recovery codes, and loses both when an administrator resets them."""
from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from services.chassis.sealed import sealer
from services.chassis.work import UnitOfWork, Work
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Invalid
from services.contracts.identity.account_answers import Changed
from services.contracts.identity.answers import EnteredWithCodes, RecoveryCodes, SetUp
from services.identity import authenticator
from services.identity.domain.what_a_log_in_still_needs import Step
from services.identity.handlers import log_in_steps
from services.identity.handlers.second_factor import WRONG_CODE, count_code, use_code, wrong
from services.identity.handlers.sessions import end_sessions
from services.identity.handlers.throttling import Counted
from services.identity.mail.letter import Letter
from services.identity.mail.queueing import queue_mail
from services.identity.official import in_my_hands, write
from services.identity.recovery_codes import code_digest, draw
from services.identity.tables import log_ins, recovery_codes, second_factors
from services.identity.tokens import digest

NO_APP = "Akun ini tidak memakai autentikator."


def begin(uow: UnitOfWork, _actor: Actor, token: str) -> SetUp:
    """What the app needs; asked again, the same."""
    found = log_in_steps.under_way(uow, token, Step.SET_UP)
    secret = sealer().open(found.sealed_secret) or authenticator.new_secret()
    if not found.sealed_secret:
        mine = log_ins.c.token_digest == digest(token)
        uow.session.execute(sa.update(log_ins).where(mine).values(sealed_secret=sealer().seal(secret)))
    return SetUp(username=found.username, secret=secret, address=authenticator.address(secret, found.username))


def confirm(uow: UnitOfWork, _actor: Actor, token: str, code: str, device: str, *, trust: bool) -> EnteredWithCodes:
    """The app shows the right code: it counts from now on, and the recovery codes are told this once."""
    found = log_in_steps.under_way(uow, token, Step.SET_UP)
    step = authenticator.fitting_step(sealer().open(found.sealed_secret), code, datetime.now(UTC), after=0)
    if step is None:
        raise wrong(WRONG_CODE)
    row = {"account_id": found.account_id, "sealed_secret": found.sealed_secret, "last_step": step}
    uow.session.execute(sa.insert(second_factors).values(row))
    told = _new_recovery_codes(uow, found.account_id)
    log_in_steps.code_was_shown(uow, token, trust=trust)
    return EnteredWithCodes(**log_in_steps.go_on(uow, token, device), recovery_codes=told)


def renew_recovery_codes(work: Work, actor: Actor, code: str) -> RecoveryCodes:
    """New ones in place of the old; the app's code shows that it is the holder who sits there."""
    counted = work.do(count_code, actor.account_id)
    told = work.do(_renew, actor.account_id, code, counted)
    return RecoveryCodes(recovery_codes=told)


def check_code(work: Work, _actor: Actor, account_id: str, code: str) -> dict[str, str]:
    """Another service asks whether it is the holder who sits there; a code is right once."""
    counted = work.do(count_code, account_id)
    work.do(use_code, account_id, code, counted)
    return {}


def reset(uow: UnitOfWork, actor: Actor, account_id: str, version: int, reason: str) -> Changed:
    """The holder has lost the phone: the next log-in sets up an app anew, and the holder is told by mail."""
    official = in_my_hands(uow, actor, account_id, version)
    forgotten = sa.delete(second_factors).where(second_factors.c.account_id == account_id)
    if uow.session.execute(forgotten.returning(second_factors.c.account_id)).first() is None:
        raise Invalid(NO_APP, fields={})
    uow.session.execute(sa.delete(recovery_codes).where(recovery_codes.c.account_id == account_id))
    end_sessions(uow, account_id)
    queue_mail(uow, account_id, Letter.SECOND_FACTOR_RESET, by=actor.name, reason=reason)
    people = [official.account.person_id] if official.account.person_id else []
    uow.audit(Action.SECOND_FACTOR_RESET, subject=account_id, people=people, reason=reason)
    return Changed(version=write(uow, official))


def _renew(uow: UnitOfWork, account_id: str, code: str, counted: Counted) -> list[str]:
    use_code(uow, account_id, code, counted)
    return _new_recovery_codes(uow, account_id)


def _new_recovery_codes(uow: UnitOfWork, account_id: str) -> list[str]:
    told = draw()
    uow.session.execute(sa.delete(recovery_codes).where(recovery_codes.c.account_id == account_id))
    rows = [{"account_id": account_id, "code_digest": code_digest(code)} for code in told]
    uow.session.execute(sa.insert(recovery_codes), rows)
    return told
