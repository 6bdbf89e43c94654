"""How the outside world reaches the reporting service."""
from functools import partial
from typing import Any

from nameko.timer import timer

from services.chassis.audit.handing_over import sealed_from
from services.chassis.messages_state import Messages
from services.chassis.nameko import Database, Forgetter, OtherServices, Sealer
from services.chassis.rpc import Call, rpc
from services.chassis.subscribe import subscribe
from services.contracts.collecting import SealedFrom
from services.contracts.registration.events import (
    FormSent,
    FormStarted,
    RecordApplied,
    RecordChanged,
    Registered,
    RegistrantDecided,
)
from services.contracts.registration.reports import AT_ONCE
from services.contracts.reporting import requests
from services.contracts.reporting.who_may import WHO_MAY
from services.contracts.request import Nothing
from services.contracts.verification.events import CaseMoved
from services.reporting.handlers import hearing, pulling, rebuilding, recapitulating
from services.reporting.views import progress, read_models, recapitulations, workforce


class ReportingService:
    """Figures of the campaign and of the workforce, fed by events and pulls."""

    name = "reporting"
    who_may = WHO_MAY

    work = Database()
    sealer = Sealer()
    forgetter = Forgetter()
    messages = Messages()
    services = OtherServices()

    @subscribe(Registered)
    def on_registered(self, event: Registered) -> None:
        self.work.do_once(hearing.heard, event)

    @subscribe(RegistrantDecided)
    def on_registrant_decided(self, event: RegistrantDecided) -> None:
        self.work.do_once(hearing.heard, event)

    @subscribe(FormStarted)
    def on_form_started(self, event: FormStarted) -> None:
        self.work.do_once(hearing.heard, event)

    @subscribe(FormSent)
    def on_form_sent(self, event: FormSent) -> None:
        self.work.do_once(hearing.heard, event)

    @subscribe(RecordApplied)
    def on_record_applied(self, event: RecordApplied) -> None:
        self.work.do_once(hearing.heard, event)

    @subscribe(RecordChanged)
    def on_record_changed(self, event: RecordChanged) -> None:
        self.work.do_once(hearing.heard, event)

    @subscribe(CaseMoved)
    def on_case_moved(self, event: CaseMoved) -> None:
        self.work.do_once(hearing.heard, event)

    @timer(interval=0.5)
    def count_whom_events_named(self) -> None:
        while self.work.do(pulling.pull, self.services) == AT_ONCE:
            pass

    @timer(interval=1.0)
    def rebuild(self) -> None:
        self.work.do(rebuilding.ensure_first)
        for _ in rebuilding.steps(self.work, self.services):
            pass

    @timer(interval=5.0)
    def measure_lag(self) -> None:
        self.work.do(read_models.measure)

    @rpc(requests.Progress)
    def progress(self, call: Call) -> Any:
        return self.work.read(call, partial(progress.progress, services=self.services))

    @rpc(requests.Workforce)
    def workforce(self, call: Call) -> Any:
        return self.work.read(call, partial(workforce.workforce, services=self.services))

    @rpc(requests.OfAgency)
    def issue_recapitulation(self, call: Call) -> Any:
        return self.work.write(call, partial(recapitulating.issue, services=self.services))

    @rpc(requests.OfAgency)
    def recapitulations(self, call: Call) -> Any:
        return self.work.read(call, partial(recapitulations.issued, services=self.services))

    @rpc(requests.OneRecapitulation)
    def recapitulation(self, call: Call) -> Any:
        return self.work.read(call, partial(recapitulations.shown, services=self.services))

    @rpc(requests.CheckRecapitulation)
    def check_recapitulation(self, call: Call) -> Any:
        return self.work.read(call, recapitulations.checked)

    @rpc(Nothing)
    def messages_state(self, call: Call) -> Any:
        return self.work.read(call, self.messages.state)

    @rpc(Nothing)
    def read_models(self, call: Call) -> Any:
        return self.work.read(call, read_models.read_models)

    @rpc(SealedFrom)
    def sealed_from(self, call: Call) -> Any:
        return self.work.read(call, sealed_from)
