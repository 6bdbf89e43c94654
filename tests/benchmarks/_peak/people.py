"""The officials of a level: in an hour they decide so many of the cases that wait for them, the oldest first."""
from __future__ import annotations

from collections import defaultdict
from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork, Work
from services.verification.casework import Work as Case
from services.verification.casework import load
from services.verification.domain.levels import LEVELS
from services.verification.handlers.arriving import pass_on
from services.verification.tables import cases, decisions

BY = ("official", "Verifikator", "Kantor")


class People:
    """All officials of all levels; a part of a case that an hour leaves is decided in the next."""

    def __init__(self, in_an_hour: float) -> None:
        self._in_an_hour = in_an_hour
        self._begun: dict[int, float] = defaultdict(float)

    def work(self, work: Work, hours: int) -> None:
        """Every level, the last one first: nobody decides a case twice in an hour."""
        for level in reversed(LEVELS):
            able = self._begun[level] + self._in_an_hour * hours
            self._begun[level] = able % 1
            if most := int(able):
                work.do(decide, level, most)


def decide(uow: UnitOfWork, level: int, most: int) -> None:
    """Approve all changes of the oldest open cases of a level, and send them on as Kirim does."""
    oldest = sa.select(cases).where(cases.c.state == "open", cases.c.level == level)
    rows = uow.session.execute(oldest.order_by(cases.c.since, cases.c.id).limit(most).with_for_update()).all()
    if not rows:
        return
    works = load(uow, rows)
    if approved := [row for work in works for row in _approvals(work)]:
        uow.session.execute(sa.insert(decisions), approved)
    pass_on(uow, works, by=BY)


def _approvals(work: Case) -> list[dict[str, Any]]:
    who, name, office = BY
    return [
        {
            "case_id": work.case.id, "level": work.case.level, "round": 1, "change_id": change.id, "key": change.key,
            "digest": change.digest, "verdict": "approve", "account_id": work.case.id, "who": who, "name": name,
            "office": office,
        }
        for change in work.left
    ]
