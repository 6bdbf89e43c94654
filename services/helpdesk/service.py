"""How the outside world reaches the helpdesk service."""

from functools import partial
from typing import Any

from nameko.timer import timer

from services.chassis.audit.handing_over import sealed_from
from services.chassis.messages_state import Messages
from services.chassis.nameko import Database, Forgetter, OtherServices, Relay, Sealer
from services.chassis.rpc import Call, rpc
from services.chassis.subscribe import subscribe
from services.contracts.collecting import SealedFrom
from services.contracts.helpdesk import requests
from services.contracts.helpdesk.events import AnswerGiven
from services.contracts.helpdesk.who_may import WHO_MAY
from services.contracts.request import Nothing
from services.contracts.spelling.how_numbers_are_typed import plain_number
from services.helpdesk import (
    acting,
    answering,
    claiming,
    handlers,
    inbox,
    moving_on,
    talking,
    transfers,
    trying_again,
    views,
)
from services.helpdesk.clusters import answering as together
from services.helpdesk.clusters import grouping, taking_back
from services.helpdesk.domain.how_many_reports import who_counts, whose_message_counts
from services.helpdesk.for_requests import ForRequests


class HelpdeskService(ForRequests):
    """Tickets: what people report, and where it stands."""

    name = "helpdesk"
    who_may = WHO_MAY

    work = Database()
    relay = Relay()
    sealer = Sealer()
    forgetter = Forgetter()
    messages = Messages()
    services = OtherServices()

    @rpc(requests.Report)
    def report(self, call: Call) -> Any:
        reporter = call.actor.person_id if call.actor.citizen else ""
        self.work.do(handlers.count, who_counts(call.body["nip"], call.actor.address, reporter))
        return self.work.write(call, partial(handlers.report, services=self.services))

    @rpc(Nothing)
    def count_file(self, call: Call) -> Any:
        return self.work.do(handlers.count_file, call.actor)

    @rpc(requests.OnReceipt)
    def status(self, call: Call) -> Any:
        return self.work.read(call, views.status)

    @rpc(requests.Nothing)
    def my_tickets(self, call: Call) -> Any:
        return self.work.read(call, views.my_tickets)

    @rpc(requests.Nothing)
    def desk_counts(self, call: Call) -> Any:
        return self.work.read(call, inbox.desk_counts)

    @rpc(requests.Tickets)
    def tickets(self, call: Call) -> Any:
        return self.work.read(call, inbox.page)

    @rpc(requests.Status)
    def ticket(self, call: Call) -> Any:
        return self.work.read(call, inbox.ticket)

    @rpc(requests.ClaimedTicket)
    def claim(self, call: Call) -> Any:
        return self.work.write(call, claiming.claim)

    @rpc(requests.ClaimedTicket)
    def release(self, call: Call) -> Any:
        return self.work.write(call, claiming.release)

    @rpc(requests.Nothing)
    def next_ticket(self, call: Call) -> Any:
        return self.work.write(call, claiming.next_ticket)

    @rpc(requests.Answer)
    def answer(self, call: Call) -> Any:
        return self.work.write(call, partial(answering.answer, services=self.services))

    @rpc(requests.ClaimedTicket)
    def undo_answer(self, call: Call) -> Any:
        return self.work.write(call, answering.undo_answer)

    @timer(interval=0.5, eager=True)
    def complete_what_is_due(self) -> None:
        while self.work.do(answering.complete_due):
            pass

    @timer(interval=0.5, eager=True)
    def complete_decisions(self) -> None:
        while self.work.do(taking_back.complete_due):
            pass

    @subscribe(AnswerGiven)
    def on_answer_given(self, event: AnswerGiven) -> None:
        self.work.do_once(acting.act, event, self.services)

    @rpc(requests.Written)
    def write_note(self, call: Call) -> Any:
        return self.work.write(call, talking.write_note)

    @rpc(requests.Written)
    def write_message(self, call: Call) -> Any:
        return self.work.write(call, talking.write_message)

    @rpc(requests.WrittenByReporter)
    def reply(self, call: Call) -> Any:
        self.work.do(handlers.count, whose_message_counts(plain_number(call.body["receipt"]), call.actor.address))
        return self.work.write(call, talking.reply)

    @rpc(requests.HandOver)
    def hand_over(self, call: Call) -> Any:
        return self.work.write(call, moving_on.hand_over)

    @rpc(requests.Merge)
    def merge(self, call: Call) -> Any:
        return self.work.write(call, moving_on.merge)

    @rpc(requests.Reopen)
    def reopen(self, call: Call) -> Any:
        return self.work.write(call, moving_on.reopen)

    @rpc(requests.TicketDocument)
    def ticket_document(self, call: Call) -> Any:
        return self.work.read(call, inbox.ticket_document)

    @rpc(requests.ToAgency)
    def ask_agencies(self, call: Call) -> Any:
        return self.work.write(call, partial(transfers.ask_agencies, services=self.services))

    @rpc(requests.Nothing)
    def transfers_to_confirm(self, call: Call) -> Any:
        return self.work.read(call, transfers.transfers_to_confirm)

    @rpc(requests.Confirm)
    def confirm_transfer(self, call: Call) -> Any:
        return self.work.write(call, transfers.confirm_transfer)

    @rpc(requests.LetterOf)
    def letter_of(self, call: Call) -> Any:
        return self.work.read(call, moving_on.letter_of)
    @timer(interval=0.5)
    def answer_requests(self) -> None:
        while self.work.do(together.answer_some):
            pass

    @timer(interval=0.5)
    def group_requests(self) -> None:
        while self.work.do(grouping.group_some):
            pass

    @timer(interval=600)
    def forget_old_tries(self) -> None:
        self.work.do(handlers.forget_old)

    @timer(interval=1)
    def try_effects_again(self) -> None:
        while self.work.do(trying_again.send_again):
            pass

    @timer(interval=15)
    def measure_effects(self) -> None:
        self.work.do(trying_again.measure)

    @rpc(Nothing)
    def messages_state(self, call: Call) -> Any:
        return self.work.read(call, partial(trying_again.messages_state, messages=self.messages))

    @rpc(SealedFrom)
    def sealed_from(self, call: Call) -> Any:
        return self.work.read(call, sealed_from)
