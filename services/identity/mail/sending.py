"""Sends the next letter that is due: leased, written, handed over, and then erased, put off or parked."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import partial
from typing import Any

import sqlalchemy as sa
import structlog

from services.chassis.sealed import sealer
from services.chassis.work import Work
from services.identity.domain.how_long_links_last import LASTS, Purpose
from services.identity.domain.when_a_letter_is_sent_again import next_try
from services.identity.mail import waiting
from services.identity.mail.carrier import Carrier, Fate, NotTaken
from services.identity.mail.letter import Letter, written

log = structlog.get_logger()
USEFUL_FOR = {
    Letter.ACTIVATION: LASTS[Purpose.ACTIVATION],
    Letter.PASSWORD_RESET: LASTS[Purpose.RESET],
    Letter.PASSWORD_CHANGED: timedelta(days=2),
    Letter.SECOND_FACTOR_RESET: timedelta(days=2),
    Letter.PASSWORD_SET_BY_ADMIN: timedelta(days=2),
    Letter.PROOF: timedelta(days=7),
    Letter.REGISTRATION_APPROVED: timedelta(days=7),
    Letter.REGISTERED: timedelta(days=7),
    Letter.REGISTRATION_REJECTED: timedelta(days=7),
    Letter.FORM_SENT: timedelta(days=7),
    Letter.FORM_RETURNED: timedelta(days=7),
    Letter.FORM_ROLLED_BACK: timedelta(days=7),
    Letter.FORM_COMPLETED: timedelta(days=7),
    Letter.LEVEL_DECIDED: timedelta(days=2),  # the next one says more
    Letter.VALUE_IN_CONFLICT: timedelta(days=7),
    Letter.TICKET_ANSWERED: timedelta(days=7),
    Letter.TICKET_ASKED: timedelta(days=7),
    Letter.TICKET_REOPENED: timedelta(days=7),
    Letter.OFFICE_LATE: timedelta(days=1),  # tomorrow's says how it stands then
    Letter.FORM_REMINDER: timedelta(days=2),
    Letter.PARTICIPATION_CLOSED: timedelta(days=7),
    Letter.PARTICIPATION_REOPENED: timedelta(days=7),
    Letter.FOLLOW_UP_DUE: timedelta(days=2),
}


class Outcome(StrEnum):
    """What one step has done."""

    NOTHING_DUE = "nothing due"
    SENT = "sent"
    NOT_SENT = "not sent"


def send_next(work: Work, carrier: Carrier, address: str) -> Outcome:
    """``address``: where links lead.  No transaction is open while a server is spoken with."""
    mail = work.do(waiting.lease)
    if mail is None:
        return Outcome.NOTHING_DUE
    try:
        subject, body = written(Letter(mail.letter), mail.language, json.loads(sealer().open(mail.sealed)), address)
        carrier.carry(mail.id, mail.address, subject, body, partial(work.do, waiting.hand, mail))
        work.do(waiting.sent, mail)
    except NotTaken as failure:
        _not_taken(work, mail, failure)
        return Outcome.NOT_SENT
    except waiting.LeaseLost:
        log.warning("mail_lease_lost", mail=mail.id)
        return Outcome.NOT_SENT
    log.info("mail_sent", mail=mail.id, letter=mail.letter)
    return Outcome.SENT


def _not_taken(work: Work, mail: sa.Row[Any], failure: NotTaken) -> None:
    useful_for = USEFUL_FOR[Letter(mail.letter)]
    then = next_try(mail.tries, mail.queued_at, datetime.now(UTC), useful_for) if failure.fate is Fate.AGAIN else None
    said = {"mail": mail.id, "letter": mail.letter, "tries": mail.tries, "error": failure.kind}
    if then is None:
        log.error("mail_parked", **said)
        work.do(waiting.park, mail, Fate.UNKNOWN if failure.fate is Fate.UNKNOWN else failure.kind)
    else:
        log.warning("mail_put_off", **said)
        work.do(waiting.put_off, mail, then, failure.kind)
