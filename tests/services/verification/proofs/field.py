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
from services.verification.tables import changes
from tests.services.people import id_of
from tests.services.verification.running import LEVEL, Running

CRASHED = "crashed"
TAKE = sa.text(
    """WITH taken AS (
           UPDATE outbox SET published_at = now() WHERE published_at IS NULL RETURNING id, routing_key, body
       ) SELECT routing_key, body FROM taken ORDER BY id"""
)
STATE = sa.text(  # one question after each step: the sequences spend their time on the product
    """SELECT c.id::text, c.person_id::text, c.state, c.level, c.office_kind || ':' || c.office_id AS office, c.round,
              c.version, c.claimed_name AS holder, c.outcome,
              (SELECT coalesce(jsonb_agg(jsonb_build_array(level, round, key, verdict = 'approve', name)), '[]')
                 FROM decisions d WHERE d.case_id = c.id) AS decisions,
              (SELECT jsonb_agg(jsonb_build_array(state, level, office_kind || ':' || office_id) ORDER BY version)
                 FROM transitions t WHERE t.case_id = c.id) AS way,
              (SELECT count(*) FROM public_events p WHERE p.event->'data'->>'case_id' = c.id::text) AS told
         FROM cases c"""
)


class Field:
    """``post``: level messages that no worker has finished; ``delivered``: those that one has."""

    def __init__(self, work: Work) -> None:
        self.running = Running(work)
        with work.begin() as uow:
            engine = uow.session.get_bind().engine
        self._reading = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        self._ids: dict[str, str] = {}
        self.post: list[tuple[int, CaseAtLevel]] = []
        self.delivered: list[tuple[int, CaseAtLevel]] = []
        self.events: list[tuple[str, dict[str, Any]]] = []
        self.crash = False

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
        for key, body in self._reading.execute(TAKE).all():
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
        found = {row.person_id: dict(row._mapping) for row in self._reading.execute(STATE)}
        self._ids = {person: one.pop("id") for person, one in found.items()}
        for one in found.values():
            del one["person_id"]
            one["decisions"] = sorted(map(tuple, one["decisions"]))
            one["way"] = [tuple(step) for step in one["way"]]
        return found

    def case_id(self, person_id: str) -> str:
        """The id of somebody's case."""
        if person_id not in self._ids:
            self.state()
        return self._ids[person_id]

    def change_ids(self, case_id: str, round: int) -> dict[str, str]:
        """Ids of the changes of one round, by their keys."""
        mine = sa.select(changes.c.key, changes.c.id).where(changes.c.case_id == case_id, changes.c.round == round)
        return {row.key: row.id for row in self._reading.execute(mine)}

    def close(self) -> None:
        """Let go of the connection."""
        self._reading.close()
