"""How the outside world reaches the helpdesk service."""

from functools import partial
from typing import Any

from nameko.timer import timer

from services.chassis.audit.handing_over import sealed_from
from services.chassis.messages_state import Messages
from services.chassis.nameko import Database, Forgetter, OtherServices, Relay, Sealer
from services.chassis.rpc import Call, rpc
from services.contracts.collecting import SealedFrom
from services.contracts.helpdesk import requests
from services.contracts.helpdesk.who_may import WHO_MAY
from services.contracts.request import Nothing
from services.helpdesk import claiming, handlers, inbox, views
from services.helpdesk.domain.how_many_reports import who_counts


class HelpdeskService:
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
        self.work.do(handlers.count, who_counts(call.body["nip"], call.actor.address))
        return self.work.write(call, partial(handlers.report, services=self.services))

    @rpc(requests.Status)
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

    @timer(interval=600)
    def forget_old_tries(self) -> None:
        self.work.do(handlers.forget_old)

    @rpc(Nothing)
    def messages_state(self, call: Call) -> Any:
        return self.work.read(call, self.messages.state)

    @rpc(SealedFrom)
    def sealed_from(self, call: Call) -> Any:
        return self.work.read(call, sealed_from)
