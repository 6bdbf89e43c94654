"""What verifiers and civil servants do, and what must hold after each step: the machine that the proofs play."""
from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from services.contracts.event import new_id
from services.contracts.identity.events import ProfileEnded
from tests.services.asking import ask
from tests.services.people import id_of
from tests.services.verification.forms import change, form, number_of
from tests.services.verification.proofs import acting
from tests.services.verification.proofs.elements import Elements
from tests.services.verification.proofs.field import CRASHED
from tests.services.verification.proofs.model import DUE, LEASE, WHO, Case
from tests.services.verification.proofs.office import INBOXES_OF, PATH, STRANGERS, VERIFIERS
from tests.services.verification.proofs.operators import people

verifiers = st.sampled_from(sorted(VERIFIERS))
forms = st.dictionaries(st.sampled_from(sorted(WHO)), st.sampled_from(["v1", "v2"]), max_size=3)
actions = st.sampled_from([*sorted(acting.ACTIONS), "undo"])
endings = st.sampled_from(["send", "return_form"])
rarely = st.sampled_from([False, False, False, True])
few, many = st.integers(0, 5), st.integers(0, 16)  # steps
ticks = st.dictionaries(st.sampled_from(sorted(WHO)), st.sampled_from([True, True, True, False, None]), min_size=1)


class Campaign(Elements):
    """What people do, and what must hold after each step."""

    @initialize(budi=few, sari=many, one=forms, other=forms, reject=rarely)
    def begin(self, budi: int, sari: int, one: dict[str, str], other: dict[str, str], reject: bool) -> None:
        """The cases have come some way already: few would come far when everybody acts at random."""
        self._begin()
        for person, so_far, changes in (("Budi", budi, one), ("Sari", sari, other)):
            for _ in range(so_far):
                self.it_goes_on(person, changes, reject=False)
        self.it_goes_on("Sari", other, reject=reject)

    @rule(person=people, changes=forms, reject=rarely)
    def it_goes_on(self, person: str, changes: dict[str, str], reject: bool) -> None:
        """Whatever a case waits for happens."""
        case = self.cases.get(person)
        if case is None or case.state == "returned":
            self.send_the_form(person, changes)
        else:
            self._goes_on(person, case, reject=reject)

    def _goes_on(self, person: str, case: Case, *, reject: bool) -> None:
        state = case.state
        if state == "queued":
            self._all_arrive(case.level)
        elif state == "no_office":
            self._tick_unit(PATH[0], ticked=True)
        elif state == "sending":
            self.time_passes(DUE)
            self.the_clock_ticks()
        elif state == "completed":
            self.registration_answers(person, conflict=False)
        elif state == "open":
            self._work(person, case, self._free_verifier(case), "return_form" if reject else "send", reject=reject)

    def _free_verifier(self, case: Case) -> str:
        """Of the office, and who decided at no other level."""
        decided = {d.who for d in case.decisions if d.level != case.level}
        return min(who for who, mine in INBOXES_OF.items() if case.inbox in mine and who not in decided)

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
            self.cases[person] = Case(changes, chosen=self.chosen.get(person, ""))
        else:
            case.send_again(changes)

    # verifiers

    @rule(person=people, who=verifiers, action=actions, stale=st.integers(0, 9))
    def somebody_acts(self, person: str, who: str, action: str, stale: int) -> None:
        self._act(person, who, action, late=1 if stale == 0 else 0)

    @rule(person=people, who=verifiers, chosen=ticks, stale=st.integers(0, 9))
    def somebody_ticks(self, person: str, who: str, chosen: acting.Ticks, stale: int) -> None:
        self._tick(person, who, chosen, late=1 if stale == 0 else 0)

    @rule(person=people, data=st.data(), reject=rarely, end=endings)
    def a_verifier_of_the_office_works_as_he_should(
        self, person: str, data: st.DataObject, reject: bool, end: str
    ) -> None:
        case = self.cases.get(person)
        if case is None or case.state != "open":
            return
        who = data.draw(st.sampled_from([name for name, mine in INBOXES_OF.items() if case.inbox in mine]))
        self._work(person, case, who, end if reject else "send", reject=reject)

    @rule(person=people)
    def who_sent_it_takes_it_back(self, person: str) -> None:
        """Within the ten seconds or too late; the office may have lost its tick meanwhile."""
        case = self.cases.get(person)
        if case is not None and case.state == "sending":
            self._act(person, case.holder, "undo")

    def _work(self, person: str, case: Case, who: str, end: str, *, reject: bool) -> None:
        self._act(person, who, "claim")
        ticks: acting.Ticks = {key: not (reject and at == 0) for at, key in enumerate(case.left(case.level))}
        self._act_with(person, who, end, ticks)

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
                self.cases[person].lease(who, self.now + LEASE)
                return
        assert not number, "a case that is not free, or not this person's"

    def _is_next_for(self, case: Case, who: str) -> bool:
        elsewhere = {d.who for d in case.decisions if d.level != case.level}
        free = not case.holder or case.until <= self.now
        return case.state == "open" and case.inbox in INBOXES_OF[who] and who not in elsewhere and free

    @rule(who=verifiers)
    def a_profile_ends(self, who: str) -> None:
        """And is given anew at once; what was in hand under it is free."""
        grant = VERIFIERS[who].grants[0]
        inbox = min(INBOXES_OF[who])  # that of the first grant
        event = ProfileEnded(
            account_id=VERIFIERS[who].account_id, profile_id="p", profile=str(grant.profile),
            jurisdiction_kind=str(grant.jurisdiction.kind), jurisdiction_id=grant.jurisdiction.id,
        )
        if self.field.run(lambda: self.running.service.on_profile_ended(event)) == CRASHED:
            return
        for case in self.cases.values():
            if case.holder == who and case.state == "open" and case.inbox == inbox:
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
            made = sorted((d.level, d.round, d.key, d.approved, d.who) for d in case.decisions)
            should = {
                "state": case.state, "level": case.level, "office": case.office, "round": case.round,
                "version": case.version, "holder": case.holder, "outcome": case.outcome, "decisions": made,
                "way": case.way, "told": case.told,
            }  # fmt: skip
            assert found[id_of(person)] == should, (found[id_of(person)], should)

    @invariant()
    def no_level_is_skipped(self) -> None:
        for case in getattr(self, "cases", {}).values():
            for (_, before, _), (state, after, _) in pairwise(case.way):
                assert after in (before, before + 1) or (state, after) in (("queued", 1), ("record_conflict", 2))

    def teardown(self) -> None:
        """What was approved at the end is what nobody rejected in the last round."""
        if hasattr(self, "field"):
            self.field.close()
        for person, case in getattr(self, "cases", {}).items():
            if case.state in ("completed", "done", "record_conflict"):
                told = self.field.told("case-completed.v1", person)
                assert told is not None
                assert set(told["approved"]) == case.changes.keys() - case.rejected
