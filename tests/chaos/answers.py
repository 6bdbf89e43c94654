"""Somebody dies between an answer of the helpdesk and its effect, or before the helpdesk hears of it: it comes once.

What came is counted where it belongs: the owner's rows, history and audit, the answer, the letter to the reporter, and
what subscribing systems hear of a corrected record.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg

from services.contracts.actor import Actor, Grant, Jurisdiction
from services.contracts.event import new_id
from services.contracts.profiles import Profile
from services.helpdesk.domain.who_answers_what import kind_of
from tests.chaos.asking import Asking
from tests.chaos.country import Country
from tests.chaos.killing import PATIENCE, Killer

TARGETS = ("helpdesk", "reference", "registration", "broker")
SOMEBODY = """SELECT p.id::text, p.nip, p.name FROM people p LEFT JOIN registrants r ON r.person_id = p.id
              WHERE r.person_id IS NULL AND p.status = 'active' AND p.record_version = 1 ORDER BY p.nip LIMIT 1"""
TICKET = "SELECT id::text, desks[1] FROM tickets WHERE number = %s"
ANSWER = "SELECT state FROM ticket_answers WHERE ticket_id = %s"
WAITS_FOR_A_LOCK = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND usename = current_user"
# what must be there exactly once, by the service that holds it
CORRECTED = """SELECT
    (SELECT count(*) FROM people
     WHERE id::text = %(person)s AND record->>'gelar_belakang' = %(value)s AND record_version = 2),
    (SELECT count(*) FROM record_changes WHERE person_id::text = %(person)s),
    (SELECT count(*) FROM audit.entries WHERE action = 'record_corrected' AND subject = %(person)s)"""
ADDED = """SELECT
    (SELECT count(*) FROM list_values v WHERE v.list = 'mapel' AND v.name = %(value)s),
    (SELECT count(*) FROM value_aliases WHERE list = 'mapel' AND alias::text = %(ticket)s),
    (SELECT count(*) FROM audit.entries e JOIN list_values v ON e.subject = v.list || ':' || v.code
     WHERE e.action = 'value_added' AND v.name = %(value)s),
    (SELECT count(*) FROM audit.entries e JOIN list_values v ON e.subject = v.list || ':' || v.code
     WHERE e.action = 'value_settled' AND v.name = %(value)s)"""
ANSWERED = """SELECT
    (SELECT count(*) FROM ticket_answers WHERE ticket_id::text = %(ticket)s),
    (SELECT count(*) FROM ticket_answers WHERE ticket_id::text = %(ticket)s AND state = 'done'),
    (SELECT count(*) FROM audit.entries WHERE action = 'ticket_answered' AND subject = %(number)s)"""
LETTERS = "SELECT count(*) FROM mails WHERE letter = 'ticket_answered' AND address = %(address)s"
HEARD = "SELECT count(*), count(DISTINCT subscriber) FROM public_events WHERE event->>'subject' = %(person)s"
EFFECT = {"perbaikan_data": ("registration", CORRECTED), "ref_mapel": ("reference", ADDED)}
# what stops the owner just before its effect, as somebody else does who writes there
IN_THE_WAY = {
    "registration": "SELECT id FROM people WHERE id = %(person)s FOR UPDATE",
    "reference": "LOCK TABLE list_values IN SHARE MODE",
}


@dataclass(frozen=True)
class Ticket:
    """What one person reported: ``effect`` is what the operator says along, ``known`` what identifies its traces."""

    number: str
    category: str
    desk: str
    effect: dict[str, str]
    known: dict[str, str]


class Answers:
    """Somebody who reports and an operator who answers, and what must have come of it."""

    def __init__(self, country: Country) -> None:
        self._country, self._killer = country, Killer(country)
        self._asking = Asking(country, country.broker_url)
        self._given: list[Ticket] = []

    def run(self) -> dict[str, Any]:
        """Everybody dies once.  Raises ``AssertionError`` for an effect that is missing or came twice."""
        try:
            took = {f"kill -9 of {target} before the effect (s)": self._before(target) for target in TARGETS}
            took["kill -9 of helpdesk before it heard of the effect (s)"] = self._unheard()
        finally:
            self._asking.close()
        for ticket in self._given:  # once more, at the end: nothing came again since
            self._is_there(ticket, 1)
            self._is_told(ticket)
        return {**took, "answers given = effects, each once": len(self._given)}

    def _before(self, target: str) -> float:
        """Seconds from the death until the last effect."""
        tickets = self._reported()
        for ticket in tickets:
            self._answer(ticket)
        died = time.monotonic()
        self._killer.kill(target, look=lambda: self._are_there(tickets, 0))
        self._wait_until_told(tickets)
        return round(time.monotonic() - died, 1)

    def _unheard(self) -> float:
        """Both owners act while the helpdesk stands still; it dies before it can take their word."""
        tickets = self._reported()
        with self._standing_in_the_way(tickets):
            for ticket in tickets:
                self._answer(ticket)
            owners = [EFFECT[ticket.category][0] for ticket in tickets]
            asked = lambda: all(self._country.ask(one, WAITS_FOR_A_LOCK)[0][0] for one in owners)  # noqa: E731
            _until(asked, "owners that are asked")
            os.kill(self._country.children()["helpdesk"]["pid"], signal.SIGSTOP)
            self._are_there(tickets, 0)
        _until(lambda: all(set(self._count(ticket)) == {1} for ticket in tickets), "the effects")
        states = {self._country.ask("helpdesk", ANSWER, ticket.known["ticket"])[0][0] for ticket in tickets}
        assert states == {"acting"}, f"the helpdesk had heard: {states}"
        died = time.monotonic()
        self._killer.kill("helpdesk")
        self._wait_until_told(tickets)
        return round(time.monotonic() - died, 1)

    @contextmanager
    def _standing_in_the_way(self, tickets: Sequence[Ticket]) -> Iterator[None]:
        with ExitStack() as stack:
            for ticket in tickets:
                owner = EFFECT[ticket.category][0]
                url = self._country.installation.database_url(owner).replace("+psycopg", "")
                connection = stack.enter_context(psycopg.connect(url))
                connection.execute(IN_THE_WAY[owner], ticket.known)
            yield

    def _reported(self) -> list[Ticket]:
        """A correction of the record of somebody new, and a value that this person misses."""
        [(person_id, nip, name)] = self._country.ask("registration", SOMEBODY)
        person = Actor(account_id=new_id(), name=name, person_id=person_id, citizen=True)
        word = new_id()[-12:].translate(str.maketrans("0123456789", "ghijklmnop"))
        corrected = {"field": "gelar_belakang", "value": f"M.{word.title()}."}
        return [
            self._report(person, nip, "perbaikan_data", {"bagian": "Gelar", "seharusnya": "Lain"}, corrected),
            self._report(person, nip, "ref_mapel", {"nama_isian": f"Ilmu {word}"}, {"name": f"Ilmu {word}"}),
        ]

    def _report(
        self, person: Actor, nip: str, category: str, facts: dict[str, str], effect: dict[str, str]
    ) -> Ticket:
        address = f"{new_id()}@contoh.go.id"
        told = {"category": category, "nip": nip, "name": person.name, "email": address, "facts": facts}
        number = self._asking.write(person, "helpdesk", "report", **told)["number"]
        [(ticket_id, desk)] = self._country.ask("helpdesk", TICKET, number)
        known = {"ticket": ticket_id, "number": number, "person": person.person_id, "address": address}
        value = effect.get("value") or effect["name"]
        return Ticket(number, category, desk, effect, {**known, "value": value})

    def _answer(self, ticket: Ticket) -> None:
        """As an operator of its desk."""
        profile, _, area = ticket.desk.partition(":")
        where = Jurisdiction(kind_of(Profile(profile)), area, "Kantor")
        operator = Actor(account_id=new_id(), name="Oki", grants=(Grant(Profile(profile), where),))
        version = self._asking.read(operator, "helpdesk", "ticket", number=ticket.number)["version"]
        said = {"verdict": "approve", "note": "Baik.", "effect": ticket.effect}
        self._asking.write(operator, "helpdesk", "answer", number=ticket.number, version=version, **said)
        self._given.append(ticket)

    def _count(self, ticket: Ticket) -> tuple[int, ...]:
        return self._counted(*EFFECT[ticket.category], ticket)

    def _counted(self, service: str, query: str, ticket: Ticket) -> tuple[int, ...]:
        return self._country.ask(service, query, named=ticket.known)[0]

    def _are_there(self, tickets: Sequence[Ticket], times: int) -> None:
        for ticket in tickets:
            self._is_there(ticket, times)

    def _is_there(self, ticket: Ticket, times: int) -> None:
        counted = self._count(ticket)
        assert set(counted) == {times}, f"{ticket.category} {ticket.number}: {counted}, not {times} of each"

    def _is_told(self, ticket: Ticket) -> None:
        counted = self._counted("helpdesk", ANSWERED, ticket) + self._counted("identity", LETTERS, ticket)
        assert set(counted) == {1}, f"{ticket.category} {ticket.number}: answers, done, audit, letters: {counted}"
        heard, systems = self._counted("verification", HEARD, ticket)
        assert heard == systems, f"{ticket.category} {ticket.number}: {systems} systems heard of it {heard} times"

    def _wait_until_told(self, tickets: Sequence[Ticket]) -> None:
        """Until reporters have their letters and systems their events; then every trace is there once."""
        _until(lambda: all(self._counted("identity", LETTERS, one)[0] for one in tickets), "the letters")
        _until(lambda: bool(self._counted("verification", HEARD, tickets[0])[0]), "the events of the corrected record")
        for ticket in tickets:
            self._is_there(ticket, 1)
            self._is_told(ticket)


def _until(found: Callable[[], bool], what: str) -> None:
    give_up = time.monotonic() + PATIENCE
    while not found():
        assert time.monotonic() < give_up, f"{what} did not come in {PATIENCE:.0f} s"
        time.sleep(0.1)
