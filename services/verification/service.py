"""How the outside world reaches the verification service."""
from functools import partial
from typing import Any

from nameko.timer import timer

from services.chassis.audit.handing_over import sealed_from
from services.chassis.messages_state import Messages
from services.chassis.nameko import Database, Forgetter, OtherServices, Relay, Sealer
from services.chassis.rpc import Call, rpc
from services.chassis.subscribe import subscribe
from services.contracts.collecting import SealedFrom
from services.contracts.helpdesk.events import RequestsAnswered
from services.contracts.identity.events import ProfileEnded
from services.contracts.reference.events import Level1UnitFlagged
from services.contracts.registration.events import (
    FormSent,
    Level1UnitChosen,
    PersonMoved,
    RecordApplied,
    RecordChanged,
    RecordConflicted,
)
from services.contracts.request import Nothing
from services.contracts.verification import pace, reports, requests
from services.contracts.verification import quality as of_quality
from services.contracts.verification import subscriptions as about
from services.contracts.verification import supervising as supervising_requests
from services.contracts.verification import turning_back as turning
from services.contracts.verification.who_may import WHO_MAY
from services.verification import views
from services.verification.handlers import (
    asked_values,
    claiming,
    completing,
    confirming,
    deciding,
    drafting,
    escalating,
    following_people,
    following_records,
    giving_back,
    intake,
    level1_choices,
    rerouting,
    subscribing,
    supervising,
    turning_back,
)
from services.verification.views import (
    for_reports,
    forecast,
    level_queues,
    offices,
    quality,
    records,
    subscriber_lag,
    subscriptions,
    to_turn_back,
)


class VerificationService:
    """Cases, work items and decisions; the level queues are taken by the worker beside it."""

    name = "verification"
    who_may = WHO_MAY

    work = Database()
    relay = Relay()
    sealer = Sealer()
    forgetter = Forgetter()
    messages = Messages()
    services = OtherServices()

    @subscribe(FormSent)
    def on_form_sent(self, event: FormSent) -> None:
        self.work.do_once(intake.take_in, event, self.services)

    @subscribe(Level1UnitFlagged)
    def on_level_1_unit_flagged(self, event: Level1UnitFlagged) -> None:
        self.work.do_once(rerouting.note_flag, event)

    @subscribe(Level1UnitChosen)
    def on_level_1_unit_chosen(self, event: Level1UnitChosen) -> None:
        self.work.do_once(level1_choices.choose, event)

    @subscribe(RecordApplied)
    def on_record_applied(self, event: RecordApplied) -> None:
        self.work.do_once(completing.applied, event)

    @subscribe(RecordConflicted)
    def on_record_conflicted(self, event: RecordConflicted) -> None:
        self.work.do_once(completing.conflicted, event)

    @subscribe(RecordChanged)
    def on_record_changed(self, event: RecordChanged) -> None:
        self.work.do_once(following_records.follow, event)

    @subscribe(RequestsAnswered)
    def on_requests_answered(self, event: RequestsAnswered) -> None:
        self.work.do_once(asked_values.note, event, self.services)

    @subscribe(ProfileEnded)
    def on_profile_ended(self, event: ProfileEnded) -> None:
        self.work.do_once(giving_back.give_back, event)

    @timer(interval=0.5, eager=True)
    def complete_what_is_due(self) -> None:
        while self.work.do(deciding.complete_due):
            pass

    @rpc(requests.Nothing)
    def queues(self, call: Call) -> Any:
        return self.work.read(call, views.queues)

    @rpc(requests.Inbox)
    def inbox(self, call: Call) -> Any:
        return self.work.read(call, views.inbox)

    @rpc(requests.Filters)
    def filters(self, call: Call) -> Any:
        return self.work.read(call, views.filters)

    @rpc(requests.Nothing)
    def next(self, call: Call) -> Any:
        return self.work.write(call, claiming.next_case)

    @rpc(requests.CaseByNumber)
    def case(self, call: Call) -> Any:
        return self.work.read(call, views.case)

    @rpc(requests.CaseDocument)
    def document(self, call: Call) -> Any:
        return self.work.read(call, views.document)

    @rpc(requests.ClaimedCase)
    def claim(self, call: Call) -> Any:
        return self._then_show(call, claiming.claim)

    @rpc(requests.ClaimedCase)
    def confirm_unchanged(self, call: Call) -> Any:
        return self.work.write(call, partial(confirming.confirm_unchanged, services=self.services))

    @rpc(supervising_requests.Supervised)
    def supervised(self, call: Call) -> Any:
        return self.work.read(call, views.supervised)

    @rpc(supervising_requests.Colleagues)
    def colleagues(self, call: Call) -> Any:
        return self.work.read(call, partial(views.colleagues, services=self.services))

    @rpc(supervising_requests.Release)
    def release_for(self, call: Call) -> Any:
        return self.work.write(call, supervising.release_for)

    @rpc(supervising_requests.Assign)
    def assign(self, call: Call) -> Any:
        return self.work.write(call, partial(supervising.assign, services=self.services))

    @rpc(requests.ClaimedCase)
    def release(self, call: Call) -> Any:
        return self.work.write(call, claiming.release)

    @rpc(requests.SaveDecisions)
    def save(self, call: Call) -> Any:
        return self._then_show(call, drafting.save)

    @rpc(requests.SendCase)
    def send(self, call: Call) -> Any:
        return self.work.write(call, partial(deciding.send, services=self.services))

    @rpc(requests.ClaimedCase)
    def undo(self, call: Call) -> Any:
        return self._then_show(call, deciding.undo)

    @rpc(requests.SendCase)
    def return_form(self, call: Call) -> Any:
        return self.work.write(call, partial(deciding.return_form, services=self.services))

    @rpc(requests.FlagEffect)
    def flag_effect(self, call: Call) -> Any:
        return self.work.read(call, offices.flag_effect)

    @rpc(requests.WithoutOffice)
    def without_office(self, call: Call) -> Any:
        return self.work.read(call, offices.without_office)

    @timer(interval=600, eager=True)
    def tell_of_late_offices(self) -> None:
        self.work.do(escalating.escalate)

    @timer(interval=15)
    def measure_levels(self) -> None:
        self.work.do(level_queues.measure)
        self.work.do(subscriber_lag.measure, self.messages)

    @rpc(pace.Forecast)
    def forecast(self, call: Call) -> Any:
        return self.work.read(call, forecast.forecast)

    @rpc(of_quality.Quality)
    def quality(self, call: Call) -> Any:
        return self.work.read(call, quality.quality)

    @rpc(turning.FindToTurnBack)
    def find_to_turn_back(self, call: Call) -> Any:
        return self.work.read(call, to_turn_back.find_to_turn_back)

    @rpc(turning.TurnBack)
    def turn_back(self, call: Call) -> Any:
        return self.work.write(call, turning_back.turn_back)

    @rpc(turning.TurnBackFor)
    def turn_back_for(self, call: Call) -> Any:
        return self.work.write(call, turning_back.turn_back_for)

    @subscribe(PersonMoved)
    def on_person_moved(self, event: PersonMoved) -> None:
        self.work.do_once(following_people.follow, event, self.services)

    @rpc(requests.Timeline)
    def timeline(self, call: Call) -> Any:
        return self.work.read(call, views.timeline)

    @rpc(reports.CasesForReports)
    def cases_for_reports(self, call: Call) -> Any:
        return self.work.read(call, for_reports.cases_for_reports)

    @rpc(requests.LevelOf)
    def level_of(self, call: Call) -> Any:
        return self.work.read(call, views.level_of)

    def _then_show(self, call: Call, handler: Any) -> Any:
        self.work.write(call, handler)
        return self.work.do(partial(views.case_by_id, case_id=call.body["case_id"]), call.actor)

    @rpc(Nothing)
    def level_queues(self, call: Call) -> Any:
        return self.work.read(call, partial(level_queues.level_queues, depths=self.messages.depths))

    @rpc(Nothing)
    def subscriber_lags(self, call: Call) -> Any:
        return self.work.read(call, partial(subscriber_lag.subscriber_lags, depths=self.messages.depths))

    @rpc(Nothing)
    def messages_state(self, call: Call) -> Any:
        return self.work.read(call, partial(subscriber_lag.messages_state, messages=self.messages))

    @rpc(SealedFrom)
    def sealed_from(self, call: Call) -> Any:
        return self.work.read(call, sealed_from)

    @rpc(requests.Nothing)
    def list_subscribers(self, call: Call) -> Any:
        return self.work.read(call, subscriptions.list_subscribers)

    @rpc(about.Subscriber)
    def subscriber(self, call: Call) -> Any:
        return self.work.read(call, subscriptions.subscriber)

    @rpc(about.AddSubscriber)
    def add_subscriber(self, call: Call) -> Any:
        return self.work.write(call, subscribing.add_subscriber)

    @rpc(about.ChangeSubscriber)
    def change_subscriber(self, call: Call) -> Any:
        return self.work.write(call, subscribing.change_subscriber)

    @rpc(about.PauseSubscriber)
    def pause_subscriber(self, call: Call) -> Any:
        return self.work.write(call, subscribing.pause_subscriber)

    @rpc(about.RotateKey)
    def rotate_key(self, call: Call) -> Any:
        return self.work.write(call, subscribing.rotate_key)

    @rpc(about.ReplayEvents)
    def replay_events(self, call: Call) -> Any:
        return self.work.write(call, subscribing.replay_events)

    @rpc(about.Events)
    def events(self, call: Call) -> Any:
        return self.work.read(call, subscriptions.events)

    @rpc(about.RecordOf)
    def record_of(self, call: Call) -> Any:
        return self.work.read(call, partial(records.record_of, services=self.services))

    @rpc(requests.Nothing)
    def event_key(self, call: Call) -> Any:
        return self.work.read(call, subscriptions.event_key)
