"""What every rule of the state machine stands on: the field, the model's cases, and how an action is compared."""
from __future__ import annotations

from functools import partial
from typing import Any

from hypothesis.stateful import RuleBasedStateMachine, initialize

from services.contracts.event import new_id
from services.contracts.registration.events import FormSent
from services.contracts.verification.messages import CaseAtLevel
from tests.services.asking import ask
from tests.services.conftest import OpenDatabase
from tests.services.verification.proofs import acting
from tests.services.verification.proofs.field import CRASHED, Field
from tests.services.verification.proofs.model import Case
from tests.services.verification.proofs.office import VERIFIERS


class Ground(RuleBasedStateMachine):
    """Two civil servants, nine verifiers at four levels, workers, a registration service that answers, and time."""

    open_database: OpenDatabase

    @initialize()
    def begin(self) -> None:
        self.field = Field(type(self).open_database("verification"))
        self.running = self.field.running
        self.cases: dict[str, Case] = {}
        self.sent: list[FormSent] = []
        self.now = 0
        self.last_write: tuple[Any, ...] | None = None

    def _page(self, person: str, case: Case, late: int = 0) -> dict[str, Any]:
        return {"case_id": self._case_id(person), "version": max(1, case.version - late)}

    def _ask(self, method: str, who: str, body: dict[str, Any], key: str) -> None:
        ask(self.running.service, method, VERIFIERS[who], key, **body)

    def _act(self, person: str, who: str, action: str, late: int = 0) -> None:
        case = self.cases.get(person)
        if case is None:
            return
        body = self._page(person, case, late)
        expected = partial(acting.ACTIONS[action], case, who, body["version"], self.now)
        self._write((action, who, body, new_id()), expected)

    def _tick(self, person: str, who: str, chosen: acting.Ticks, late: int = 0) -> None:
        case = self.cases.get(person)
        if case is None or not chosen.keys() <= case.changes.keys():
            return
        words = {True: "approve", False: "reject", None: ""}
        ids = self._change_ids(person, case)
        made = [
            {"change_id": ids[key], "verdict": words[tick], "reason": "Tidak terbaca" if tick is False else ""}
            for key, tick in chosen.items()
        ]
        body = {**self._page(person, case, late), "decisions": made}
        self._write(("save", who, body, new_id()), partial(acting.save, case, who, body["version"], self.now, chosen))

    def _write(self, write: tuple[Any, ...], expected: Any) -> None:
        became = self.field.run(lambda: self._ask(*write))
        if became == CRASHED:
            return
        assert became == expected(), write
        self.last_write = write if not became else None

    def _change_ids(self, person: str, case: Case) -> dict[str, str]:
        return self.field.change_ids(self._case_id(person), case.round)

    def _arrive(self, level: int, batch: list[CaseAtLevel]) -> bool:
        if self.field.run(lambda: self.running.arrive(level, batch)) == CRASHED:
            return False
        ids = {self._case_id(person): case for person, case in self.cases.items()}
        for message in {(m.case_id, m.version) for m in batch}:
            case = ids[message[0]]
            if (case.state, case.level, case.version) == ("queued", level, message[1]):
                case.arrive()
        return True

    def _case_id(self, person: str) -> str:
        return str(self.running.case(person).id)
