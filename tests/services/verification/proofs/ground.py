"""What every rule of the state machine stands on: the field, the model's cases, and how an action is compared."""
from __future__ import annotations

from functools import partial
from typing import Any

from hypothesis.stateful import RuleBasedStateMachine

from services.contracts.event import new_id
from services.contracts.reference.events import Level1UnitFlagged
from services.contracts.registration.events import FormSent
from services.contracts.verification.messages import CaseAtLevel
from tests.services.asking import ask
from tests.services.conftest import OpenDatabase
from tests.services.people import id_of
from tests.services.verification.proofs import acting
from tests.services.verification.proofs.field import CRASHED, Field
from tests.services.verification.proofs.model import Case
from tests.services.verification.proofs.office import AGENCY, EMPLOYED, MOVED_TO, PATH, VERIFIERS


class Ground(RuleBasedStateMachine):
    """Two civil servants, eleven verifiers at four levels, operators, workers, a registration that answers, time."""

    open_database: OpenDatabase

    def _begin(self) -> None:
        self.field = Field(type(self).open_database("verification"))
        self.running = self.field.running
        self.running.services.identity.verifiers = EMPLOYED
        self.cases: dict[str, Case] = {}
        self.ticked: set[str] = set()
        self.ticks = 0  # how often a tick changed
        self.choices: dict[str, int] = {}  # how often an operator chose for somebody,
        self.chosen: dict[str, str] = {}  # and the unit
        for unit in (PATH[0], MOVED_TO):
            self._tick_unit(unit, ticked=True)
        self.sent: list[FormSent] = []
        self.now = 0
        self.last_write: tuple[Any, ...] | None = None

    def _tick_unit(self, unit: str, *, ticked: bool) -> None:
        tick = Level1UnitFlagged(unit_id=unit, agency_id=AGENCY, flagged=ticked, version=self.ticks + 1)
        if self.field.run(lambda: self.running.service.on_level_1_unit_flagged(tick)) == CRASHED:
            return
        self.ticks += 1
        self.ticked = self.ticked | {unit} if ticked else self.ticked - {unit}
        for case in self.cases.values():
            case.route_again(self.ticked)

    def _page(self, person: str, case: Case, late: int = 0) -> dict[str, Any]:
        return {"case_id": self._case_id(person), "version": max(1, case.version - late)}

    def _ask(self, method: str, who: str, body: dict[str, Any], key: str) -> None:
        ask(self.running.service, method, VERIFIERS[who], key, **body)

    def _act(self, person: str, who: str, action: str, late: int = 0) -> None:
        case = self.cases.get(person)
        if case is None:
            return
        body = self._page(person, case, late)
        if action == "undo":
            expected = partial(acting.undo, case, who, body["version"], self.now, self.ticked)
        else:
            expected = partial(acting.ACTIONS[action], case, who, body["version"], self.now)
        self._write((action, who, body, new_id()), expected)

    def _tick(self, person: str, who: str, chosen: acting.Ticks, late: int = 0) -> None:
        case = self.cases.get(person)
        if case is None or not chosen.keys() <= case.changes.keys():
            return
        body = {**self._page(person, case, late), "decisions": self._said(person, case, chosen)}
        self._write(("save", who, body, new_id()), partial(acting.save, case, who, body["version"], self.now, chosen))

    def _act_with(self, person: str, who: str, action: str, chosen: acting.Ticks) -> None:
        """Kirim or Kembalikan, with ticks that were not saved before."""
        case = self.cases[person]
        body = {**self._page(person, case), "decisions": self._said(person, case, chosen)}

        def expected() -> str:
            refused = acting.save(case, who, body["version"], self.now, chosen) if chosen else acting.DONE
            return refused or acting.ACTIONS[action](case, who, body["version"], self.now)

        self._write((action, who, body, new_id()), expected)

    def _said(self, person: str, case: Case, chosen: acting.Ticks) -> list[dict[str, str]]:
        words = {True: "approve", False: "reject", None: ""}
        ids = self.field.change_ids(self._case_id(person), case.round)
        return [
            {"change_id": ids[key], "verdict": words[tick], "reason": "Tidak terbaca" if tick is False else ""}
            for key, tick in chosen.items()
        ]

    def _write(self, write: tuple[Any, ...], expected: Any) -> None:
        became = self.field.run(lambda: self._ask(*write))
        if became == CRASHED:
            return
        assert became == expected(), write
        self.last_write = write if not became else None

    def _arrive(self, level: int, batch: list[CaseAtLevel]) -> bool:
        if self.field.run(lambda: self.running.arrive(level, batch)) == CRASHED:
            return False
        ids = {self._case_id(person): case for person, case in self.cases.items()}
        for message in {(m.case_id, m.version) for m in batch}:
            case = ids[message[0]]
            if (case.state, case.level, case.version) == ("queued", level, message[1]):
                case.arrive(self.ticked)
        return True

    def _case_id(self, person: str) -> str:
        return self.field.case_id(id_of(person))
