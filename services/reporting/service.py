"""How the outside world reaches the reporting service."""
from functools import partial
from typing import Any

from nameko.timer import timer

from services.chassis.audit.handing_over import sealed_from
from services.chassis.batch import batches
from services.chassis.messages_state import Messages
from services.chassis.nameko import Database, Forgetter, Sealer
from services.chassis.queues import subscription_queue
from services.chassis.rpc import Call, rpc
from services.contracts.collecting import SealedFrom
from services.contracts.event import Event
from services.contracts.registration.events import (
    FormSent,
    FormStarted,
    PeopleImported,
    RecordApplied,
    RecordChanged,
    Registered,
    RegistrantDecided,
)
from services.contracts.registration.missing_events import StandingChanged
from services.contracts.reporting import requests
from services.contracts.reporting.who_may import WHO_MAY
from services.contracts.request import Nothing
from services.contracts.verification.events import CaseMoved
from services.reporting.handlers import hearing, pulling, rebuilding, recapitulating
from services.reporting.remembered import OthersRemembered
from services.reporting.views import missing, progress, read_models, recapitulations, workforce

HEARS_EVERY = 0.4  # seconds: transactions are dearer than what they write, and figures may be so old
FEW = 100  # people: so many may wait for the next time, more are counted at once


def hears(event: type[Event]) -> Any:
    """Make a method take many of these events at once: each changes little, and there may be hundreds a second."""
    return batches(subscription_queue("reporting", event), event, linger=HEARS_EVERY)


class ReportingService:
    """Figures of the campaign and of the workforce, fed by events and pulls."""

    name = "reporting"
    who_may = WHO_MAY

    work = Database()
    sealer = Sealer()
    forgetter = Forgetter()
    messages = Messages()
    services = OthersRemembered()

    @hears(Registered)
    def on_registered(self, events: list[Registered]) -> None:
        self.work.do_each_once(hearing.heard, events)

    @hears(RegistrantDecided)
    def on_registrant_decided(self, events: list[RegistrantDecided]) -> None:
        self.work.do_each_once(hearing.heard, events)

    @hears(FormStarted)
    def on_form_started(self, events: list[FormStarted]) -> None:
        self.work.do_each_once(hearing.heard, events)

    @hears(FormSent)
    def on_form_sent(self, events: list[FormSent]) -> None:
        self.work.do_each_once(hearing.heard, events)

    @hears(RecordApplied)
    def on_record_applied(self, events: list[RecordApplied]) -> None:
        self.work.do_each_once(hearing.heard, events)

    @hears(RecordChanged)
    def on_record_changed(self, events: list[RecordChanged]) -> None:
        self.work.do_each_once(hearing.heard, events)

    @hears(StandingChanged)
    def on_standing_changed(self, events: list[StandingChanged]) -> None:
        self.work.do_each_once(hearing.heard, events)

    @hears(CaseMoved)
    def on_case_moved(self, events: list[CaseMoved]) -> None:
        self.work.do_each_once(hearing.heard, events)

    @hears(PeopleImported)
    def on_people_imported(self, events: list[PeopleImported]) -> None:
        self.work.do_each_once(rebuilding.imported, events)

    @timer(interval=0.5)
    def count_whom_events_named(self) -> None:
        while self.work.do(pulling.pull, self.services) > FEW:
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

    @rpc(requests.Missing)
    def missing(self, call: Call) -> Any:
        return self.work.read(call, partial(missing.missing, services=self.services))

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
