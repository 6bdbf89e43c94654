"""A service with one of everything: subscription, batches, RPC and relay; messages say how they want to be handled."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any, Self

import eventlet
import sqlalchemy as sa
from marshmallow import fields

from services.chassis import listener, queues
from services.chassis.batch import batches
from services.chassis.nameko import Database, Relay
from services.chassis.rpc import Call, rpc
from services.chassis.subscribe import subscribe
from services.chassis.work import UnitOfWork
from services.contracts.errors import Conflict, NotFound, Unavailable
from services.contracts.event import Event
from services.contracts.policy import CITIZEN, OFFICIAL, VISITOR, may
from services.contracts.request import Request
from tests.services.chassis.database_side import effects

NAME = os.environ["TEST_NAME"]
queues.DELIVERY_LIMIT = int(os.environ.get("TEST_DELIVERY_LIMIT", "20"))
listener.HEARTBEAT = int(os.environ.get("TEST_HEARTBEAT", "10"))
SLOW = float(os.environ.get("TEST_SLOW", "5"))
MENDED = "TEST_MENDED" in os.environ  # the next release: it reads more, and its handler neither raises nor exits


@dataclass(frozen=True, kw_only=True)
class Happened(Event, publisher=NAME, topic="happened.v1"):
    """`what` says what the handler does."""

    what: str = "note"
    number: int = 0

    @classmethod
    def from_wire(cls, body: object) -> Self:
        if MENDED and isinstance(body, dict):
            return super().from_wire({**body, "type": cls.topic})
        return super().from_wire(body)


class Say(Request):
    """The same for RPC."""

    what = fields.Str(load_default="note")
    number = fields.Int(load_default=0)


def note(uow: UnitOfWork, what: str, number: int) -> dict[str, Any]:
    """One row for each time that it really happened."""
    if what == "exit" and not MENDED:
        os._exit(3)
    if what == "raise" and not MENDED:
        raise ValueError("poison")
    if what == "unknown" and not uow.session.scalar(sa.select(effects.c.id).where(effects.c.what == "case")):
        raise NotFound("Berkas ini tidak ditemukan.")
    if what == "slow":
        print("slow begins", flush=True)
        eventlet.sleep(SLOW)
    if what == "blocking":
        eventlet.patcher.original("time").sleep(2)  # work in C: no greenlet sees meanwhile what became of the broker
    if what == "unavailable":
        raise Unavailable("away")
    if what == "conflict":
        raise Conflict("Sudah diputuskan.", by="Siti", at="2015-08-01")
    uow.session.execute(sa.insert(effects).values(what=what, number=number))
    return {"what": what, "number": number}


def happened(uow: UnitOfWork, event: Happened) -> None:
    note(uow, event.what, event.number)


def happened_many(uow: UnitOfWork, events: list[Happened]) -> None:
    fresh = uow.claim("batch", *(event.event_id for event in events))
    for event in events:
        if event.event_id in fresh:
            note(uow, event.what, event.number)
    uow.session.execute(sa.insert(effects).values(what="batch", number=len(events)))


class Everything:
    """One of each."""

    name = NAME
    who_may = dict.fromkeys(("say", "who", "unspeakable"), may(CITIZEN, OFFICIAL, VISITOR))

    work = Database()
    relay = Relay()

    @subscribe(Happened)
    def on_happened(self, event: Happened) -> None:
        self.work.do_once(happened, event)

    @batches(queues.work_queue(f"{NAME}.batch"), Happened)
    def take(self, events: list[Happened]) -> None:
        self.work.do(happened_many, events)

    @rpc(Say)
    def say(self, call: Call) -> Any:
        return self.work.write(call, lambda uow, _actor, **body: note(uow, **body))

    @rpc(Say)
    def who(self, call: Call) -> Any:
        return {"account_id": call.actor.account_id, "service": call.actor.service}

    @rpc(Say)
    def unspeakable(self, call: Call) -> Any:
        return {"answer": {1, 2, 3}}
