"""How the outside world reaches the reporting service."""
from functools import partial
from typing import Any

from nameko.timer import timer

from services.chassis.audit.handing_over import sealed_from
from services.chassis.nameko import Database, Forgetter, OtherServices, Sealer
from services.chassis.rpc import Call, rpc
from services.chassis.subscribe import subscribe
from services.contracts.collecting import SealedFrom
from services.contracts.registration.events import FormSent, Registered
from services.contracts.reporting import requests
from services.contracts.reporting.who_may import WHO_MAY
from services.contracts.verification.events import CaseMoved
from services.reporting import handlers, views


class ReportingService:
    """Counts of the campaign, fed by events."""

    name = "reporting"
    who_may = WHO_MAY

    work = Database()
    sealer = Sealer()
    forgetter = Forgetter()
    services = OtherServices()

    @subscribe(Registered)
    def on_registered(self, event: Registered) -> None:
        self.work.do_once(handlers.registered, event)

    @subscribe(FormSent)
    def on_form_sent(self, event: FormSent) -> None:
        self.work.do_once(handlers.sent, event)

    @subscribe(CaseMoved)
    def on_case_moved(self, event: CaseMoved) -> None:
        self.work.do_once(handlers.moved, event)

    @timer(interval=1.0)
    def fold_counts(self) -> None:
        while self.work.do(handlers.fold) == handlers.FOLDED_AT_ONCE:
            pass

    @rpc(requests.Progress)
    def progress(self, call: Call) -> Any:
        return self.work.read(call, partial(views.progress, services=self.services))

    @rpc(SealedFrom)
    def sealed_from(self, call: Call) -> Any:
        return self.work.read(call, sealed_from)
