"""A service as a caller on the broker finds it: real signatures, its table, its schemas; what is written is undone."""
from __future__ import annotations

import json
import time
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy.orm import sessionmaker

from services.chassis.admission import Admission, Call
from services.chassis.assertion import LIFETIME, SPEAKS_OF_PEOPLE, Signer, Verifier
from services.chassis.rpc_headers import ASSERTION
from services.chassis.work import Work
from services.contracts.actor import Actor
from services.contracts.errors import Forbidden, NotFound, NotLoggedIn, Refusal
from services.contracts.policies import POLICIES
from services.contracts.policy import GATEWAY
from tests.services.asking import methods_of
from tests.services.chassis.running import Keys
from tests.services.policy.askers import Asker

KEYS = Keys()
for _issuer in (*POLICIES, GATEWAY, "verification-worker"):
    KEYS.add(_issuer)


class Outcome(StrEnum):
    """What somebody finds: a refusal that names profiles, nothing, or the thing (also in a state that will not do)."""

    CLOSED = "closed"
    HIDDEN = "not found"
    OPEN = "open"


def headers_of(asker: Asker, audience: str) -> dict[str, str]:
    """The signature of who asks: a person's by identity, a service's by itself."""
    if asker.actor is None:
        return {}
    return {ASSERTION: _signed(asker.actor, audience, int(time.time() / LIFETIME * 4))}


@cache
def _signed(actor: Actor, audience: str, _quarter: int) -> str:
    """Signed anew before it is too old."""
    issuer = actor.service or SPEAKS_OF_PEOPLE
    return Signer(issuer, KEYS.private[issuer], KEYS.public[issuer]).sign(actor, audience)


_admissions: dict[Any, Admission] = {}


def admission(service: Any) -> Admission:
    """What stands before the methods of this service's class; made once, as in the field."""
    if service not in _admissions:
        _admissions[service] = Admission(Verifier(service.name, KEYS.public), methods_of(service))
    return _admissions[service]


class Wire:
    """``ask`` gives the outcome and, where there is one, the answer."""

    def __init__(self, service: Any) -> None:
        self.service = service
        self._admission = admission(type(service))
        with service.work.begin() as uow:
            self._engine = uow.session.get_bind()

    def ask(self, method: str, asker: Asker, body: dict[str, Any]) -> tuple[Outcome, Any]:
        payload = json.dumps({"args": [], "kwargs": body})
        try:
            call = self._admission.call(method, headers_of(asker, self.service.name), payload)
            return Outcome.OPEN, self._undone(method, call)
        except (Forbidden, NotLoggedIn):
            return Outcome.CLOSED, None
        except NotFound:
            return Outcome.HIDDEN, None
        except Refusal as refusal:  # a conflict, a wrong input: the thing itself was reached
            return Outcome.OPEN, refusal

    def _undone(self, method: str, call: Call) -> Any:
        """The answer; the transactions of the method are savepoints of one that is rolled back."""
        with self._engine.connect() as connection, connection.begin() as whole:
            self.service.work = Work(sessionmaker(connection, join_transaction_mode="create_savepoint"))
            try:
                return getattr(self.service, method)(call)
            finally:
                whole.rollback()
