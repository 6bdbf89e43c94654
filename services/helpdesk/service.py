"""How the outside world reaches the helpdesk service."""

from typing import Any

from services.chassis.audit.handing_over import sealed_from
from services.chassis.nameko import Database, Forgetter, Relay, Sealer
from services.chassis.rpc import Call, rpc
from services.contracts.collecting import SealedFrom
from services.contracts.helpdesk import requests
from services.contracts.helpdesk.who_may import WHO_MAY
from services.helpdesk import handlers, views


class HelpdeskService:
    """Tickets: what people report, and where it stands."""

    name = "helpdesk"
    who_may = WHO_MAY

    work = Database()
    relay = Relay()
    sealer = Sealer()
    forgetter = Forgetter()

    @rpc(requests.Report)
    def report(self, call: Call) -> Any:
        return self.work.write(call, handlers.report)

    @rpc(requests.Status)
    def status(self, call: Call) -> Any:
        return self.work.read(call, views.status)

    @rpc(SealedFrom)
    def sealed_from(self, call: Call) -> Any:
        return self.work.read(call, sealed_from)
