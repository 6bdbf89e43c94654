"""Time, the record, the broker and faults: the rules that no person makes."""
from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from services.contracts.registration.events import FormSent, RecordApplied, RecordConflicted
from services.verification import lost_messages
from services.verification.handlers import deciding
from tests.services.people import id_of
from tests.services.verification.proofs.field import CRASHED
from tests.services.verification.proofs.model import LAST
from tests.services.verification.proofs.office import inbox_at
from tests.services.verification.proofs.operators import Operators, people

NOBODY = "00000000-0000-0000-0000-000000000000"


class Elements(Operators):
    """Messages that come in any order and again, the clock, registration's answers, crashes."""

    @precondition(lambda self: self.sent)
    @rule(data=st.data(), anew=st.booleans())
    def a_sent_form_is_told_again(self, data: st.DataObject, anew: bool) -> None:
        event = data.draw(st.sampled_from(self.sent))
        about = {"submission_id": event.submission_id, "person_id": event.person_id, "agency_id": event.agency_id}
        again = FormSent(**about, round=event.round) if anew else event
        self.field.run(lambda: self.running.service.on_form_sent(again))

    # level workers

    @precondition(lambda self: self.field.post)
    @rule(data=st.data(), copies=st.integers(1, 3), keep=st.booleans())
    def a_batch_arrives(self, data: st.DataObject, copies: int, keep: bool) -> None:
        level, _ = data.draw(st.sampled_from(self.field.post))
        mine = [one for one in self.field.post if one[0] == level]
        batch = data.draw(st.permutations(mine * copies))
        if self._arrive(level, [message for _, message in batch]) and not keep:
            self.field.post = [one for one in self.field.post if one not in mine]
            self.field.delivered += mine

    @precondition(lambda self: self.field.delivered)
    @rule(data=st.data())
    def an_old_message_comes_again(self, data: st.DataObject) -> None:
        level, message = data.draw(st.sampled_from(self.field.delivered))
        self._arrive(level, [message])

    @rule()
    def the_broker_is_rebuilt(self) -> None:
        """Lost messages are made anew from the state."""
        self.field.post += self.running.work.do(lost_messages.waiting_for_a_worker, NOBODY)

    @rule(minutes=st.sampled_from([6, 6, 20]))
    def time_passes(self, minutes: int) -> None:
        self.now += minutes
        self.running.pass_time(minutes * 60)

    @rule()
    def the_clock_ticks(self) -> None:
        """What is due becomes final."""
        if self.field.run(lambda: self.running.work.do(deciding.complete_due)) == CRASHED:
            return
        for case in self.cases.values():
            if case.state == "sending" and case.due <= self.now:
                case.make_final()

    def _all_arrive(self, level: int) -> None:
        mine = [one for one in self.field.post if one[0] == level]
        if self._arrive(level, [message for _, message in mine]):
            self.field.post = [one for one in self.field.post if one not in mine]
            self.field.delivered += mine

    @rule(person=people, conflict=st.sampled_from([False, False, False, True]))
    def registration_answers(self, person: str, conflict: bool) -> None:
        """Also when nobody asked, and again; the first answer counts."""
        case = self.cases.get(person)
        if case is None:
            return
        about = {"case_id": self._case_id(person), "person_id": id_of(person)}
        if conflict:
            answer: Any = RecordConflicted(**about, fields=["nama"])
            became = self.field.run(lambda: self.running.service.on_record_conflicted(answer))
        else:
            answer = RecordApplied(**about, record_version=2, changed=["nama"])
            became = self.field.run(lambda: self.running.service.on_record_applied(answer))
        if became == CRASHED or case.state != "completed":
            return
        if conflict:
            case.go("record_conflict", 2, office=inbox_at(2))
        else:
            case.go("done", LAST)
            case.told += 1

    @rule()
    def the_next_transaction_will_crash(self) -> None:
        self.field.crash = True
