"""Messages that must be on their way, read from what the services' databases say about forms, cases and ticks."""
from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from operator import attrgetter
from uuid import UUID

from deploy.topology.databases import Databases
from deploy.topology.pages import pages
from services.chassis.confirmed_publisher import Outgoing
from services.chassis.queues import subscription_queue
from services.contracts.event import Event
from services.contracts.verification.messages import level_queue
from services.contracts.verification.public import subscriber_queue
from services.reference import lost_messages as reference
from services.registration import lost_messages as registration
from services.verification import lost_messages as verification

FIRST = str(UUID(int=0))  # before every id


def cases_that_wait_for_a_worker(databases: Databases) -> Iterator[Outgoing]:
    """A new message for each case that is queued at a level: the worker drops all but the first."""
    work = databases["verification"]
    for page in pages(partial(work.do, verification.waiting_for_a_worker), lambda one: one[1].case_id, FIRST):
        for level, message in page:
            yield Outgoing(message.event_id, "", level_queue(level), message.to_wire())


def forms_between_the_services(databases: Databases) -> Iterator[Outgoing]:
    """Forms that were sent and have no case yet, and forms whose return has not reached their owners."""
    registered, verified = databases["registration"], databases["verification"]
    for page in pages(partial(registered.do, registration.sent_forms), attrgetter("person_id"), FIRST):
        yield from (_to("verification", event) for event in verified.do(verification.not_taken_in, page))
        given_back = verified.do(verification.returned, [event.submission_id for event in page])
        yield from (_to("registration", event) for event in given_back)


def cases_that_wait_for_the_record(databases: Databases) -> Iterator[Outgoing]:
    """Completed cases: registration applies what it has not, and says again what it has."""
    work = databases["verification"]
    for page in pages(partial(work.do, verification.waiting_for_the_record), attrgetter("case_id"), FIRST):
        yield from (_to("registration", event) for event in page)


def ticks_that_verification_does_not_know(databases: Databases) -> Iterator[Outgoing]:
    """Level-1 units that were set or cleared and are not so in verification's copy."""
    known = databases["verification"].do(verification.ticked_units)
    unlike = known ^ databases["reference"].do(reference.ticked_units)
    yield from (_to("verification", event) for event in databases["reference"].do(reference.ticks, unlike))


def events_of_a_subscriber(databases: Databases, name: str, after: int) -> Iterator[Outgoing]:
    """The public events of one subscribing system from a number on: what it took of them, only it knows."""
    work = databases["verification"]
    for page in pages(partial(work.do, verification.told, name), attrgetter("sequence"), after):
        yield from (Outgoing(row.event["id"], "", subscriber_queue(name), row.event) for row in page)


def _to(service: str, event: Event) -> Outgoing:
    """To this service alone: the others have their own way to it."""
    return Outgoing(event.event_id, "", subscription_queue(service, type(event)).name, event.to_wire())
