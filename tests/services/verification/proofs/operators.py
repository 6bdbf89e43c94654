"""Operators and admins: turun status, Pindah Verifikator, the level-1 ticks, and a supervisor who frees a case."""
from __future__ import annotations

from functools import partial

from hypothesis import strategies as st
from hypothesis.stateful import rule

from services.contracts.event import new_id
from services.contracts.registration.events import Level1UnitChosen
from tests.services.asking import ask
from tests.services.people import id_of
from tests.services.verification.proofs import acting
from tests.services.verification.proofs.field import CRASHED
from tests.services.verification.proofs.ground import Ground
from tests.services.verification.proofs.office import AGENCY, MOVED_TO, MOVER, SUPERVISOR, TURNERS, UNITS, VERIFIERS

PEOPLE = ("Budi", "Sari")
people = st.sampled_from(PEOPLE)
late = st.sampled_from([0, 0, 0, 1])  # how many versions the page is behind


class Operators(Ground):
    """What moves a case without deciding it."""

    @rule(person=people, who=st.sampled_from(sorted(TURNERS)), late=late)
    def an_operator_turns_back(self, person: str, who: str, late: int) -> None:
        case = self.cases.get(person)
        if case is None:
            return
        actor, levels = TURNERS[who]
        body = {**self._page(person, case, late), "reason": "Salah unggah"}
        turn = partial(ask, self.running.service, "turn_back", actor, new_id(), **body)
        if (became := self.field.run(turn)) != CRASHED:
            assert became == acting.turn_back(case, levels, body["version"])

    @rule(person=people, unit=st.sampled_from([MOVED_TO, MOVED_TO, ""]), stale=st.booleans())
    def an_operator_moves_somebody(self, person: str, unit: str, stale: bool) -> None:
        """Before or after Kirim; a choice that a newer one has overtaken changes nothing."""
        newest = self.choices.get(person, 0)
        version = newest if stale and newest else newest + 1
        event = Level1UnitChosen(
            person_id=id_of(person), agency_id=AGENCY, unit_id=unit, unit_name=unit.title(), version=version,
            by=MOVER.account_id,
        )
        became = self.field.run(lambda: self.running.service.on_level_1_unit_chosen(event))
        if became == CRASHED or version == newest:
            return
        self.choices[person] = version
        self.chosen[person] = unit
        if person in self.cases:
            self.cases[person].chosen = unit
            self.cases[person].route_again(self.ticked)

    @rule(unit=st.sampled_from(UNITS), ticked=st.sampled_from([True, True, False]))
    def a_level_1_tick_changes(self, unit: str, ticked: bool) -> None:
        self._tick_unit(unit, ticked=ticked)

    @rule(person=people, late=late)
    def a_supervisor_frees_a_case(self, person: str, late: int) -> None:
        case = self.cases.get(person)
        if case is None:
            return
        body = self._page(person, case, late)
        free = partial(ask, self.running.service, "release_for", SUPERVISOR, new_id(), **body)
        if (became := self.field.run(free)) != CRASHED:
            assert became == acting.release_for(case, body["version"])

    @rule(person=people, to=st.sampled_from(sorted(VERIFIERS)), late=late)
    def a_supervisor_gives_a_case_to_somebody(self, person: str, to: str, late: int) -> None:
        """Also to who may not have it: of another office, or who decided it at another level."""
        case = self.cases.get(person)
        if case is None:
            return
        body = {**self._page(person, case, late), "account_id": VERIFIERS[to].account_id, "reason": "Menumpuk"}
        give = partial(ask, self.running.service, "assign", SUPERVISOR, new_id(), **body)
        if (became := self.field.run(give)) != CRASHED:
            assert became == acting.assign(case, to, body["version"], self.now)
