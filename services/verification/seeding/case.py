"""One case: how far it has come, and the rows of the case, its changes, steps and decisions."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random
from typing import Any

import sqlalchemy as sa

from services.contracts.event import new_id
from services.contracts.registration.answers import Submission
from services.verification.domain.findings import Facts
from services.verification.domain.levels import LEVELS, after
from services.verification.domain.who_verifies_what import last_level_of, verifies
from services.verification.domain.whose_office import Office, Place, office_of
from services.verification.handlers.checking import found_rows
from services.verification.seeding.deciders import Decider, Deciders, decider_of
from services.verification.tables import cases, changes, decisions, findings, transitions
from services.verification.taken_in import change_row, columns_of

SHARE_DONE = 0.25  # of those that are not returned

Rows = dict[sa.Table, list[dict[str, Any]]]


@dataclass(frozen=True)
class Sent:
    """A form as registration holds it; ``reasons`` are those of a return, and the version is its person's record's."""

    facts: Submission
    reasons: dict[str, str]
    record_version: int


@dataclass
class Journey:
    """Grows by a step at a time; versions count as ``handlers.moving`` and ``handlers.deciding`` do."""

    case_id: str
    times: list[datetime]  # of the steps, in order
    version: int = 0
    steps: list[dict[str, Any]] = field(default_factory=list)

    def go(self, state: str, level: int, office: Office | None = None, by: Decider | None = None) -> None:
        """One transition; ``by`` an official, whose Kirim was a version of its own."""
        self.version += 2 if by else 1
        left = self.steps[-1] if self.steps else {}
        self.steps.append(
            {
                "case_id": self.case_id,
                "version": self.version,
                "state": state,
                "level": level,
                "round": 1,
                "office_kind": office.kind if office and not by else "",
                "office_id": office.id if office and not by else "",
                "office": office.name if office else "",
                "who": by.account_id if by else "",
                "name": by.name if by else "",
                "at": self.times[len(self.steps)],
                "left_kind": left.get("office_kind", ""),
                "left_id": left.get("office_id", ""),
                "left_level": left.get("level", 0),
            }
        )


def case_of(sent: Sent, flagged: Collection[str], deciders: Deciders, now: datetime, rng: Random) -> Rows:
    """Everything that verification would hold of the form, which waits at a level that decides some of it, or is done.

    What is done the record takes next (``services.registration.seeding.applied``).
    """
    case_id, facts = new_id(), sent.facts
    mine = [change_row(case_id, facts, position, change) for position, change in enumerate(facts["changes"])]
    offices = _offices(facts, flagged)
    last = last_level_of(row["key"] for row in mine) or 1
    through = not sent.reasons and rng.random() < SHARE_DONE
    if not through:
        last = 1 if sent.reasons else rng.randint(1, last)
    journey = Journey(case_id, _times(datetime.fromisoformat(facts["sent_at"]), now, rng))
    deciding = {number: decider_of(deciders, number, office, rng) for number, office in offices.items() if office}
    made = _walk(journey, last, offices, deciding, mine, sent, through=through)
    here = journey.steps[-1]
    case = {
        **columns_of(facts), "id": case_id, "level": here["level"], "state": here["state"],
        "version": journey.version, "since": here["at"],
        "office_kind": here["office_kind"], "office_id": here["office_id"],
        "record_version": sent.record_version + 1 if here["state"] == "done" else None,
    }  # fmt: skip
    copied = [{**row, "facts": json.dumps(row["facts"])} for row in mine]
    return {
        cases: [{**case, "beside": json.dumps(case["beside"])}],
        changes: copied, transitions: journey.steps, decisions: made,
        findings: [row for change in mine if here["state"] == "open" for row in _found(change, case)],
    }  # fmt: skip


def _found(change: dict[str, Any], case: dict[str, Any]) -> list[dict[str, Any]]:
    """What a change says by itself; the one demo file stands for many, so nobody is told that others have it."""
    sent = change["facts"]
    facts = Facts(case["nip"], change["key"], sent["new"], sent["documents"], beside=case["beside"])
    return [{**row, "told": json.dumps(row["told"])} for row in found_rows(change["id"], case["level"], facts)]


def _offices(facts: Submission, flagged: Collection[str]) -> dict[int, Office | None]:
    place = Place(
        facts["unit_path"],
        facts["unit_names"],
        facts["agency_id"],
        facts["agency_name"],
        facts["agency_national"],
        facts["kanreg_id"],
        facts["kanreg_name"],
    )
    return {number: office_of(level, place, flagged) for number, level in LEVELS.items()}


def _times(sent_at: datetime, now: datetime, rng: Random) -> list[datetime]:
    """When each step was, at most: two for each level and two more, after *Kirim* and before now."""
    moments = sorted(rng.random() for _ in range(2 * len(LEVELS) + 2))
    return [(sent_at + moment * (now - sent_at)).astimezone(UTC) for moment in moments]


def _walk(
    journey: Journey,
    last: int,
    offices: dict[int, Office | None],
    deciding: dict[int, Decider],
    mine: list[dict[str, Any]],
    sent: Sent,
    *,
    through: bool,
) -> list[dict[str, Any]]:
    """To ``last``, or ``through`` all levels, as far as there are offices; the decisions that were made on the way."""
    made: list[dict[str, Any]] = []
    journey.go("queued", 1)
    for level in range(1, last + 1):
        office = offices[level]
        journey.go("open" if office else "no_office", level, office)
        if office is None or (level == last and not sent.reasons and not through):
            return made
        by = deciding[level]
        decided = [row for row in mine if verifies(level, row["key"])]
        if sent.reasons:
            journey.go("returned", level, office, by)
        else:
            _pass_on(journey, level, office, by)
        made += [_decision(row, level, by, office, journey, sent) for row in decided]
    if through:
        for level in range(last + 1, len(LEVELS) + 1):  # which decide none of it
            _pass_on(journey, level)
        journey.go("done", len(LEVELS))
    return made


def _pass_on(journey: Journey, level: int, office: Office | None = None, by: Decider | None = None) -> None:
    """To the next level, or after the last one to the record; ``by`` an official, or by itself."""
    following = after(level)
    journey.go("queued" if following else "completed", following.number if following else level, office, by)


def _decision(
    row: dict[str, Any], level: int, by: Decider, office: Office, journey: Journey, sent: Sent
) -> dict[str, Any]:
    reason = sent.reasons.get(row["key"], "")
    return {
        "case_id": journey.case_id, "level": level, "round": 1, "change_id": row["id"], "key": row["key"],
        "digest": row["digest"], "verdict": "reject" if reason else "approve", "reason": reason,
        "account_id": by.account_id, "who": by.account_id, "name": by.name, "office": office.name,
        "at": journey.steps[-1]["at"],
    }  # fmt: skip
