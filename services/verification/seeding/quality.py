"""What the deciders of seeded cases did, added up as ``handlers.noting_quality`` adds up what people do.

Nobody held these cases, so how long each was held is drawn, as its steps' times are; what is too fast the rule says.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from itertools import pairwise
from random import Random
from types import SimpleNamespace
from typing import Any

from services.verification.domain.how_fast_can_one_read import is_too_fast
from services.verification.handlers.noting_quality import Sums, add, place_of_step
from services.verification.seeding.case import Rows
from services.verification.tables import cases, changes, decisions, transitions

QUICKEST, USUAL, SLOWEST = 8, 120, 900  # seconds that somebody holds a case


def sums_of(made: Iterable[Rows], rng: Random) -> Sums:
    """Of so many cases; a step by which nobody decided anything counts for nobody."""
    sums: Sums = {}
    for rows in made:
        [case] = rows[cases]
        pages = {row["id"]: _pages(row["facts"]) for row in rows[changes]}
        for before, step in pairwise(rows[transitions]):
            decided = [row for row in rows[decisions] if row["level"] == step["left_level"] and step["who"]]
            if decided:
                place = place_of_step(SimpleNamespace(**case), SimpleNamespace(**step))
                proofs = {digest: number for row in decided for digest, number in pages[row["change_id"]].items()}
                add(sums, place, **_numbers(decided, step["state"], _held(before["at"], step["at"], rng), proofs))
    return sums


def _pages(facts: str) -> dict[str, int]:
    return {one["digest"]: one["pages"] for one in json.loads(facts)["documents"]}


def _held(came: datetime, went: datetime, rng: Random) -> int:
    """Seconds, never longer than it lay there."""
    return min(round(rng.triangular(QUICKEST, SLOWEST, USUAL)), int((went - came).total_seconds()))


def _numbers(decided: list[dict[str, Any]], state: str, seconds: int, proofs: dict[str, int]) -> dict[str, int]:
    approved = sum(row["verdict"] == "approve" for row in decided)
    return {
        "cases": 1, "approved": approved, "rejected": len(decided) - approved, "returned": int(state == "returned"),
        "timed": 1, "seconds": seconds, "too_fast": int(is_too_fast(seconds, len(decided), list(proofs.values()))),
    }  # fmt: skip
