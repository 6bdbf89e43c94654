"""Everybody acts, processes crash and messages come again, in any order: the service agrees with the model.

``SEQUENCES`` sets how many; the whole proof is ``SEQUENCES=2000 pytest tests/services/verification/proofs``.
"""
from __future__ import annotations

import os
from datetime import timedelta
from functools import partial
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule, run_state_machine_as_test

from services.contracts.event import new_id
from services.contracts.identity.events import ProfileEnded
from services.verification.handlers import deciding
from tests.services.asking import ask
from tests.services.conftest import OpenDatabase
from tests.services.people import id_of
from tests.services.verification.forms import change, form, number_of
from tests.services.verification.proofs import acting
from tests.services.verification.proofs.elements import Elements, people
from tests.services.verification.proofs.field import CRASHED
from tests.services.verification.proofs.model import LEASE, WHO, Case
from tests.services.verification.proofs.office import LEVELS_OF, STRANGERS, VERIFIERS

SEQUENCES = int(os.environ.get("SEQUENCES", "30"))
STEPS = 50
verifiers = st.sampled_from(sorted(VERIFIERS))
forms = st.dictionaries(st.sampled_from(sorted(WHO)), st.sampled_from(["v1", "v2"]), max_size=3)
endings = st.sampled_from(["send", "send", "return_form"])
ticks = st.dictionaries(st.sampled_from(sorted(WHO)), st.sampled_from([True, True, True, False, None]), min_size=1)


class Campaign(Elements):
    """What people do, and what must hold after each step."""

    # the civil servant

    @rule(person=people, changes=forms)
    def send_the_form(self, person: str, changes: dict[str, str]) -> None:
        """The first time, or again after a return; at any other time registration keeps the form closed."""
        case = self.cases.get(person)
        if case is not None and case.state != "returned":
            return
        number = case.round + 1 if case else 1
        sent = form(*(change(key, value) for key, value in changes.items()), person=person, round=number)
        event = self.running.services.registration.sent(sent)
        if self.field.run(lambda: self.running.service.on_form_sent(event)) == CRASHED:
            return  # the message was not acknowledged; the civil servant's form is sent all the same, once more
        self.sent.append(event)
        if case is None:
            self.cases[person] = Case(changes)
        else:
            case.send_again(changes)

    # verifiers

    @rule(person=people, who=verifiers, action=st.sampled_from(sorted(acting.ACTIONS)), stale=st.integers(0, 9))
    def somebody_acts(self, person: str, who: str, action: str, stale: int) -> None:
        self._act(person, who, action, late=1 if stale == 0 else 0)

    @rule(person=people, who=verifiers, chosen=ticks, stale=st.integers(0, 9))
    def somebody_ticks(self, person: str, who: str, chosen: acting.Ticks, stale: int) -> None:
        self._tick(person, who, chosen, late=1 if stale == 0 else 0)

    @rule(person=people, data=st.data(), reject=st.sampled_from([0, 0, 0, 1]), end=endings)
    def a_verifier_of_the_level_works_as_he_should(
        self, person: str, data: st.DataObject, reject: int, end: str
    ) -> None:
        """Long ways to the end are rare when everybody acts at random."""
        case = self.cases.get(person)
        if case is None or case.state != "open":
            return
        who = data.draw(st.sampled_from([name for name, levels in LEVELS_OF.items() if case.level in levels]))
        self._act(person, who, "claim")
        self._tick(person, who, {key: not (reject and at == 0) for at, key in enumerate(case.left(case.level))})
        self._act(person, who, end)

    @rule(person=people, who=st.sampled_from(sorted(STRANGERS)))
    def a_foreign_office_looks(self, person: str, who: str) -> None:
        case = self.cases.get(person)
        if case is None:
            return
        number = number_of(person)
        for method, body in (("case", {"register_number": number}), ("claim", self._page(person, case))):
            look = partial(ask, self.running.service, method, STRANGERS[who], **body)
            assert self.field.run(look) in ("NotFound", CRASHED)
        assert ask(self.running.service, "inbox", STRANGERS[who])["rows"] == []

    @rule(who=verifiers)
    def somebody_takes_the_next(self, who: str) -> None:
        answers: list[Any] = []
        became = self.field.run(lambda: answers.append(ask(self.running.service, "next", VERIFIERS[who], key=new_id())))
        if became == CRASHED:
            return
        number = answers[0]["register_number"]
        free = [person for person, case in self.cases.items() if self._is_next_for(case, who)]
        assert bool(number) == bool(free)
        for person in free:
            if number == number_of(person):
                self.cases[person].holder, self.cases[person].until = who, self.now + LEASE
                return
        assert not number, "a case that is not free, or not this person's"

    def _is_next_for(self, case: Case, who: str) -> bool:
        elsewhere = {d.who for d in case.decisions if d.level != case.level}
        free = not case.holder or case.until <= self.now
        return case.state == "open" and case.level in LEVELS_OF[who] and who not in elsewhere and free

    @rule(who=verifiers)
    def a_profile_ends(self, who: str) -> None:
        """And is given anew at once; what was in hand under it is free."""
        grant = VERIFIERS[who].grants[0]
        level = min(LEVELS_OF[who])  # that of the first grant
        event = ProfileEnded(
            account_id=VERIFIERS[who].account_id, profile_id="p", profile=str(grant.profile),
            jurisdiction_kind=str(grant.jurisdiction.kind), jurisdiction_id=grant.jurisdiction.id,
        )
        if self.field.run(lambda: self.running.service.on_profile_ended(event)) == CRASHED:
            return
        for case in self.cases.values():
            if case.holder == who and case.state == "open" and case.level == level:
                case.holder, case.until = "", 0

    @precondition(lambda self: self.last_write is not None)
    @rule()
    def an_answer_was_lost_and_the_browser_asks_again(self) -> None:
        """The same key: the first answer, and nothing happens a second time."""
        assert self.last_write is not None
        self.field.run(lambda: self._ask(*self.last_write))  # type: ignore[misc]

    # what must hold

    @invariant()
    def the_database_is_as_the_model_says(self) -> None:
        if not hasattr(self, "cases"):
            return
        found = self.field.state()
        assert found.keys() == {id_of(person) for person in self.cases}
        for person, case in self.cases.items():
            made = {(d.level, d.round, d.key, d.approved, d.who) for d in case.decisions}
            assert found[id_of(person)] == {
                "state": case.state, "level": case.level, "round": case.round, "version": case.version,
                "holder": case.holder, "outcome": case.outcome, "decisions": made, "way": case.way, "told": case.told,
            }  # fmt: skip

    @invariant()
    def no_level_is_skipped(self) -> None:
        for case in getattr(self, "cases", {}).values():
            for (_, before), (state, after) in pairwise(case.way):
                assert after in (before, before + 1) or (state, after) in (("queued", 1), ("record_conflict", 2))

    def teardown(self) -> None:
        """What was approved at the end is what nobody rejected in the last round."""
        for person, case in getattr(self, "cases", {}).items():
            if case.state in ("completed", "done", "record_conflict"):
                told = self.field.told("case-completed.v1", person)
                assert told is not None
                assert set(told["approved"]) == case.changes.keys() - case.rejected


@pytest.fixture
def minutes_to_take_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that is slow takes longer than ten seconds for a sequence: five minutes of the model's clock."""
    monkeypatch.setattr(deciding, "TAKE_BACK", timedelta(minutes=5))


def test_a_case_is_in_one_state_and_no_decision_is_lost_or_made_twice(
    open_database: OpenDatabase, field_keys: None, minutes_to_take_back: None
) -> None:
    Campaign.open_database = staticmethod(open_database)
    run_state_machine_as_test(
        Campaign,
        settings=settings(
            max_examples=SEQUENCES, stateful_step_count=STEPS, deadline=None,
            suppress_health_check=list(HealthCheck), print_blob=True,
        ),
    )
