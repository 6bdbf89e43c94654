"""The service under the state machine: what may crash, what is still in the post, and what the database says."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from services.chassis import faults
from services.chassis.faults import Fault, FaultOnOrder
from services.chassis.work import Work
from services.contracts.errors import Conflict, Forbidden, Invalid, NotFound
from services.contracts.verification.messages import CaseAtLevel
from services.verification.tables import cases, changes, decisions, public_events, transitions
from tests.services.people import id_of
from tests.services.verification.running import LEVEL, Running

CRASHED = "crashed"


class Field:
    """``post``: level messages that no worker has finished; ``delivered``: those that one has."""

    def __init__(self, work: Work) -> None:
        self.running = Running(work)
        self.post: list[tuple[int, CaseAtLevel]] = []
        self.delivered: list[tuple[int, CaseAtLevel]] = []
        self.events: list[tuple[str, dict[str, Any]]] = []
        self.crash = False
        self.running.flag("dinas")

    def run(self, call: Callable[[], Any]) -> str:
        """What became of it: "", the name of a refusal, or a crash before the commit."""
        if self.crash:
            faults._armed["before-commit"] = Fault("raise", 0, 1)
        try:
            call()
        except FaultOnOrder:
            return CRASHED
        except (NotFound, Conflict, Forbidden, Invalid) as refusal:
            return type(refusal).__name__
        finally:
            faults._armed.clear()
            self.crash = False
            self._collect()
        return ""

    def _collect(self) -> None:
        """The relay takes what was committed."""
        for key, body in self.running.waiting():
            if key.startswith(LEVEL):
                self.post.append((int(key.removeprefix(LEVEL)), CaseAtLevel(**body)))
            else:
                self.events.append((key, body))

    def told(self, topic: str, person: str) -> dict[str, Any] | None:
        """The newest event of a topic about somebody."""
        mine = [body for key, body in self.events if key == topic and body["person_id"] == id_of(person)]
        return mine[-1] if mine else None

    def state(self) -> dict[str, dict[str, Any]]:
        """Everything that the database says, by the id of the person."""
        found: dict[str, dict[str, Any]] = {}
        with self.running.work.begin() as uow:
            for row in uow.session.execute(sa.select(cases)):
                found[row.id] = {
                    "person": row.person_id, "state": row.state, "level": row.level, "round": row.round,
                    "version": row.version, "holder": row.claimed_name, "outcome": row.outcome,
                    "decisions": set(), "way": [], "told": 0,
                }  # fmt: skip
            for d in uow.session.execute(sa.select(decisions)):
                found[d.case_id]["decisions"].add((d.level, d.round, d.key, d.verdict == "approve", d.name))
            steps = sa.select(transitions.c.case_id, transitions.c.state, transitions.c.level)
            for step in uow.session.execute(steps.order_by(transitions.c.case_id, transitions.c.version)):
                found[step.case_id]["way"].append((step.state, step.level))
            for event in uow.session.scalars(sa.select(public_events.c.event)):
                found[event["data"]["case_id"]]["told"] += 1
        return {one.pop("person"): one for one in found.values()}

    def change_ids(self, case_id: str, round: int) -> dict[str, str]:
        """Ids of the changes of one round, by their keys."""
        mine = sa.select(changes.c.key, changes.c.id).where(changes.c.case_id == case_id, changes.c.round == round)
        with self.running.work.begin() as uow:
            return {row.key: row.id for row in uow.session.execute(mine)}
