"""The second step of officials: a code of the authenticator app, or one of those for the day when it is lost."""
from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from services.chassis.sealed import sealer
from services.chassis.work import UnitOfWork, Work
from services.contracts.errors import Invalid
from services.contracts.identity.answers import Entered
from services.identity import authenticator
from services.identity.domain.what_a_log_in_still_needs import Step
from services.identity.domain.who_may_try_again import CODE
from services.identity.handlers import log_in_steps, telling_of_log_ins
from services.identity.handlers.throttling import Counted, count, forgive
from services.identity.recovery_codes import code_digest
from services.identity.tables import recovery_codes, second_factors

WRONG_CODE = "Kode tidak cocok atau sudah dipakai. Tunggu kode berikutnya, lalu coba lagi."
WRONG_RECOVERY_CODE = "Kode cadangan tidak cocok atau sudah dipakai."


def enter_code(work: Work, token: str, code: str, device: str, *, trust: bool) -> Entered:
    """The code of the app; each is taken once.  Raises ``Invalid`` for a wrong one: the log-in goes on waiting."""
    counted = work.do(_count, token)
    entered: Entered = _told(work, token, _with_code, code, device, counted, trust=trust)
    return entered


def enter_recovery_code(work: Work, token: str, code: str, device: str) -> Entered:
    """One of the codes for a lost phone, which is used up by that."""
    counted = work.do(_count, token)
    entered: Entered = _told(work, token, _with_recovery_code, code, device, counted)
    return entered


def count_code(uow: UnitOfWork, account_id: str) -> Counted:
    """A try at somebody's code; who tries knows the password already."""
    counted = [(CODE, account_id)]
    count(uow, counted)
    return counted


def use_code(uow: UnitOfWork, account_id: str, code: str, counted: Counted) -> None:
    """Raises ``Invalid`` for a code that does not fit now or was used before; of two at once, one is right."""
    mine = second_factors.c.account_id == account_id
    app = uow.session.execute(sa.select(second_factors).where(mine).with_for_update()).one_or_none()
    step = None
    if app is not None:
        secret = sealer().open(app.sealed_secret)
        step = authenticator.fitting_step(secret, code, datetime.now(UTC), after=app.last_step)
    if step is None:
        raise wrong(WRONG_CODE)
    uow.session.execute(sa.update(second_factors).where(mine).values(last_step=step))
    forgive(uow, counted)


def wrong(message: str) -> Invalid:
    """The refusal at the field of the code."""
    return Invalid(message, fields={"code": [message]})


def _told(work: Work, token: str, step: Callable[..., Entered], *args: Any, **kwargs: Any) -> Entered:
    """The step; the audit hears of a wrong code, although nothing else of it is kept."""
    try:
        entered: Entered = work.do(step, token, *args, **kwargs)
    except Invalid:
        work.do(_refused, token)
        raise
    return entered


def _refused(uow: UnitOfWork, token: str) -> None:
    found = log_in_steps.under_way(uow, token)
    telling_of_log_ins.refused(uow, found.account_id, found.address, "Kode tidak cocok.")


def _count(uow: UnitOfWork, token: str) -> Counted:
    return count_code(uow, log_in_steps.under_way(uow, token, Step.CODE).account_id)


def _with_code(uow: UnitOfWork, token: str, code: str, device: str, counted: Counted, *, trust: bool) -> Entered:
    use_code(uow, log_in_steps.under_way(uow, token, Step.CODE).account_id, code, counted)
    log_in_steps.code_was_shown(uow, token, trust=trust)
    return log_in_steps.go_on(uow, token, device)


def _with_recovery_code(uow: UnitOfWork, token: str, code: str, device: str, counted: Counted) -> Entered:
    found = log_in_steps.under_way(uow, token, Step.CODE)
    mine = (recovery_codes.c.account_id == found.account_id, recovery_codes.c.code_digest == code_digest(code))
    used = sa.delete(recovery_codes).where(*mine).returning(recovery_codes.c.account_id)
    if uow.session.execute(used).first() is None:
        raise wrong(WRONG_RECOVERY_CODE)
    forgive(uow, counted)
    log_in_steps.code_was_shown(uow, token)
    return log_in_steps.go_on(uow, token, device)
