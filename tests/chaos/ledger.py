"""What was accepted against what came out: every form on its whole path once, every decision once, every event once."""

from __future__ import annotations

import json
import time
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from deploy.local.processes import SERVICES_WITH_DATABASE
from deploy.topology.declared import queues
from deploy.topology.subscribers import SUBSCRIBERS
from services.contracts.verification.public import subscriber_queue
from tests.chaos.country import Country
from tests.chaos.forms import FilledForm, Step
from tests.chaos.load import Load
from tests.services.chassis.broker_side import Broker

PATIENCE = 60.0  # seconds without any change after which something is stuck
UNFINISHED = "SELECT count(*) FROM cases WHERE state <> 'done'"
STUCK = """SELECT id::text, state, level, version, round, claimed_name, claimed_until::text, due_at::text, since::text,
                  now()::text FROM cases WHERE state <> 'done' LIMIT 3"""
UNSENT = "SELECT count(*) FROM outbox WHERE published_at IS NULL"
PATH = """SELECT c.person_id::text, t.version, t.state, t.level FROM transitions t JOIN cases c ON c.id = t.case_id
          ORDER BY t.case_id, t.version"""
DECIDED = "SELECT case_id::text, level, change_id::text FROM decisions"  # its key holds each once
APPLIED = """SELECT p.id::text, p.record, p.record_version, f.state, count(r.case_id) FROM people p
             JOIN forms f ON f.person_id = p.id LEFT JOIN record_changes r ON r.person_id = p.id
             WHERE f.round > 0 GROUP BY p.id, f.state"""
WRITTEN = "SELECT sequence, event FROM public_events WHERE subscriber = %s ORDER BY sequence"
COUNTED = (  # where forms stand, as the whole country's page shows it
    "SELECT a, tallies.people::int FROM tallies JOIN builds ON builds.id = build AND builds.state = 'current'"
    " WHERE kind = 'stage' AND agency_id = '' AND tallies.people <> 0"
    " AND a NOT IN ('expected', 'registered', 'filled', 'rejected')"
)
PARKED = "SELECT queue, error, count(*) FROM parked GROUP BY queue, error"


def wait_for_quiet(country: Country, load: Load) -> float:
    """Seconds until everything accepted is done and nothing waits anywhere; AssertionError says what is stuck."""
    began = moved = time.monotonic()
    before: dict[str, int] = {}
    while waits := _what_waits(country, load):
        load.look()
        if waits != before:
            before, moved = waits, time.monotonic()
        assert time.monotonic() - moved < PATIENCE, f"nothing moves any more: {waits}; {_stuck(country)}"
        time.sleep(0.5)
    return time.monotonic() - began


def _what_waits(country: Country, load: Load) -> dict[str, int]:
    [(unfinished,)] = country.ask("verification", UNFINISHED)
    [(known,)] = country.ask("verification", "SELECT count(*) FROM cases")
    waits = {"forms without a case": len(load.forms) - known, "unfinished cases": unfinished}
    waits |= {f"outbox of {service}": country.ask(service, UNSENT)[0][0] for service in SERVICES_WITH_DATABASE}
    waits["hints of reporting"] = country.ask("reporting", "SELECT count(*) FROM hints")[0][0]
    return {what: number for what, number in (waits | _depths(country)).items() if number}


def _stuck(country: Country) -> str:
    """Where the first cases stand that do not move."""
    return f"cases: {country.ask('verification', STUCK)}, parked: {country.ask('verification', PARKED)}"


def _depths(country: Country) -> dict[str, int]:
    """Messages that are ready in every queue but the subscribers'; dead letters count."""
    broker = Broker(country.broker_url)
    names = {queue.name for queue in queues()} - {subscriber_queue(name) for name in SUBSCRIBERS}
    try:
        return {name: broker.depth(name) for name in sorted(names)}
    finally:
        broker.close()


class Ledger:
    """Remembers what every subscriber has heard so far, so that it can be drawn up more than once."""

    def __init__(self, country: Country, load: Load, forms: Sequence[FilledForm]) -> None:
        self._country, self._load, self._forms = country, load, forms
        self._heard: dict[str, list[dict[str, Any]]] = {name: [] for name in SUBSCRIBERS}

    def check(self) -> dict[str, Any]:
        """What was counted.  Raises ``AssertionError`` for the first thing that is not exactly as it was accepted."""
        accepted = {form.person_id: form for form in self._forms if form.person_id in self._load.forms}
        ask = self._country.ask
        parked = {service: found for service in SERVICES_WITH_DATABASE if (found := ask(service, PARKED))}
        assert not parked, f"parked: {parked}"
        self._check_paths(accepted)
        self._check_records(accepted)
        counted = dict(ask("reporting", COUNTED))
        assert counted == {"done": len(accepted)}, f"reporting counts {counted}"
        return {
            "forms accepted = cases done": len(accepted),
            "level transitions, each once": sum(len(form.path) for form in accepted.values()),
            "decisions accepted = decided": self._check_decisions(),
            "events of each subscriber, once by id": len(accepted),
            "of these delivered twice": sum(self._check_events(name, accepted) for name in SUBSCRIBERS),
        }

    def _check_paths(self, accepted: dict[str, FilledForm]) -> None:
        taken: defaultdict[str, list[Step]] = defaultdict(list)
        for person_id, *step in self._country.ask("verification", PATH):
            taken[person_id].append((step[0], step[1], step[2]))
        assert taken.keys() == accepted.keys(), f"{len(accepted)} forms were accepted, {len(taken)} have a case"
        for person_id, form in accepted.items():
            assert taken[person_id] == form.path, f"{person_id} went {taken[person_id]}, not {form.path}"

    def _check_decisions(self) -> int:
        decided = {(case, level, change) for case, level, change in self._country.ask("verification", DECIDED)}
        said = {(case, level, change) for (case, level), changes in self._load.decisions.items() for change in changes}
        assert decided == said, f"{len(said)} decisions were accepted, {len(decided)} are there"
        return len(said)

    def _check_records(self, accepted: dict[str, FilledForm]) -> None:
        rows = {person_id: rest for person_id, *rest in self._country.ask("registration", APPLIED)}
        assert rows.keys() == accepted.keys(), f"{len(rows)} forms are sent in registration"
        for person_id, (record, version, state, applied) in rows.items():
            assert (version, state, applied) == (2, "done", 1), f"{person_id}: {version}, {state}, {applied} times"
            changes = accepted[person_id].changes
            assert {name: record.get(name) for name in changes} == changes, f"{person_id} has not the approved values"

    def _check_events(self, subscriber: str, accepted: dict[str, FilledForm]) -> int:
        """How many were delivered twice, under the same id: that alone is allowed."""
        rows = self._country.ask("verification", WRITTEN, subscriber)
        written = {event["id"]: event for _, event in rows}
        assert [sequence for sequence, _ in rows] == list(range(1, len(accepted) + 1)), f"{subscriber}: a gap"
        assert sorted(event["subject"] for event in written.values()) == sorted(accepted)
        delivered = self._heard[subscriber]
        delivered += _delivered(self._country, subscriber)
        heard = {event["id"]: event for event in delivered}
        assert heard == written, f"{subscriber} heard {len(heard)} events of {len(written)}"
        return len(delivered) - len(heard)


def _delivered(country: Country, subscriber: str) -> list[dict[str, Any]]:
    broker = Broker(country.broker_url)
    try:
        return [json.loads(message.body) for message in broker.take_all(subscriber_queue(subscriber))]
    finally:
        broker.close()
