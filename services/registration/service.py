"""How the outside world reaches the registration service."""
from functools import partial
from typing import Any

from nameko.timer import timer

from services.chassis.audit.handing_over import sealed_from
from services.chassis.messages_state import Messages
from services.chassis.nameko import Database, Forgetter, Relay, Sealer
from services.chassis.rpc import Call, rpc
from services.chassis.subscribe import subscribe
from services.contracts.collecting import SealedFrom
from services.contracts.helpdesk.events import RequestsAnswered
from services.contracts.identity.events import ProfileEnded
from services.contracts.registration import corrections, reports, requests
from services.contracts.registration import exports as of_exports
from services.contracts.registration import gates as doors
from services.contracts.registration import level1_choices as choices
from services.contracts.registration import registrants as asked
from services.contracts.registration.verified_values import VerifiedValuesOf
from services.contracts.registration.who_may import WHO_MAY
from services.contracts.request import Nothing
from services.contracts.verification.events import CaseCompleted, CaseReturned
from services.registration import (
    agency_gates,
    finding,
    for_reports,
    level1_unit_of,
    own_data,
    proofs,
    sent_changes,
    verified_values,
    views,
)
from services.registration.exporting import asking, ended_rights
from services.registration.handlers import (
    applying,
    asking_for_values,
    correcting,
    filling,
    filling_rows,
    for_tickets,
    gates,
    helping,
    level1_choices,
    looking_up,
    moving_people,
    naming,
    registering,
    sending,
    vetting,
)
from services.registration.labels import ReferenceNames
from services.registration.missing import reminding
from services.registration.missing.entrypoints import MissingPeople
from services.registration.openings import CampaignOpenings


class RegistrationService(MissingPeople):
    """People, registrants, forms and documents."""

    name = "registration"
    who_may = WHO_MAY

    work = Database()
    relay = Relay()
    sealer = Sealer()
    forgetter = Forgetter()
    messages = Messages()
    names = ReferenceNames()
    openings = CampaignOpenings()

    @rpc(requests.LookUp)
    def look_up(self, call: Call) -> Any:
        view = partial(registering.look_up, names=self.names, openings=self.openings)
        return looking_up.counted(self.work, call, partial(self.work.read, call, view))

    @rpc(requests.Register)
    def register(self, call: Call) -> Any:
        handler = partial(registering.register, services=self.names.services, openings=self.openings)
        return looking_up.counted(self.work, call, partial(self.work.write, call, handler))

    @rpc(requests.Nothing)
    def home(self, call: Call) -> Any:
        return self.work.read(call, partial(views.home, names=self.names, openings=self.openings))

    @rpc(requests.Nothing)
    def own_data(self, call: Call) -> Any:
        return self.work.read(call, partial(own_data.own_data, names=self.names))

    @rpc(requests.OpenTab)
    def open_tab(self, call: Call) -> Any:
        return self.work.read(call, partial(views.open_tab, names=self.names, openings=self.openings))

    @rpc(requests.SaveTab)
    def save_tab(self, call: Call) -> Any:
        self.work.write(call, filling.save_tab)
        return self._tab(call, call.body["tab"])

    @rpc(requests.SaveHistory)
    def save_history(self, call: Call) -> Any:
        self.work.write(call, filling_rows.save_history)
        return self._tab(call, "riwayat")

    @rpc(requests.AttachDocument)
    def attach_document(self, call: Call) -> Any:
        self.work.write(call, filling.attach_document)
        return self._tab(call, views.tab_of(call.body["change"]))

    @rpc(requests.DetachDocument)
    def detach_document(self, call: Call) -> Any:
        self.work.write(call, filling.detach_document)
        return self._tab(call, views.tab_of(call.body["change"]))

    def _tab(self, call: Call, tab: str) -> Any:
        return self.work.do(views.saved_tab, call.actor, self.names, tab)

    @rpc(requests.AskValue)
    def ask_value(self, call: Call) -> Any:
        return self.work.write(call, asking_for_values.ask_value)

    @rpc(requests.AskedValues)
    def asked_values(self, call: Call) -> Any:
        return self.work.read(call, asking_for_values.asked_values_of)

    @subscribe(RequestsAnswered)
    def on_requests_answered(self, event: RequestsAnswered) -> None:
        self.work.do_once(asking_for_values.settle, event, self.names)

    @rpc(requests.Nothing)
    def review(self, call: Call) -> Any:
        return self.work.read(call, partial(views.review, names=self.names))

    @rpc(requests.Nothing)
    def sent_changes(self, call: Call) -> Any:
        return self.work.read(call, sent_changes.sent_changes)

    @rpc(requests.Send)
    def send(self, call: Call) -> Any:
        return self.work.write(call, partial(sending.send, names=self.names, openings=self.openings))

    @rpc(requests.Document)
    def document(self, call: Call) -> Any:
        return self.work.read(call, views.document)

    @rpc(doors.AgencyGates)
    def agency_gates(self, call: Call) -> Any:
        return self.work.read(call, partial(agency_gates.of_agency, services=self.names.services))

    @rpc(doors.ChangeGate)
    def change_gate(self, call: Call) -> Any:
        return self.work.write(call, partial(gates.change_gate, services=self.names.services))

    @rpc(doors.ConfirmTopic)
    def confirm_topic(self, call: Call) -> Any:
        return self.work.write(call, gates.confirm_topic)

    @rpc(doors.OverrideReadiness)
    def override_readiness(self, call: Call) -> Any:
        return self.work.write(call, gates.override_readiness)

    @rpc(asked.FindRegistrants)
    def find_registrants(self, call: Call) -> Any:
        return self.work.read(call, partial(finding.find_registrants, names=self.names))

    @rpc(asked.RegistrantByNumber)
    def registrant(self, call: Call) -> Any:
        return self.work.read(call, partial(finding.registrant, names=self.names))

    @rpc(asked.DecideRegistrants)
    def decide_registrants(self, call: Call) -> Any:
        return self.work.write(call, vetting.decide_registrants)

    @rpc(asked.ResetRegistrantPassword)
    def reset_registrant_password(self, call: Call) -> Any:
        return self.work.write(call, partial(helping.reset_registrant_password, services=self.names.services))

    @rpc(asked.RegistrantByNumber)
    def resend_proof(self, call: Call) -> Any:
        return self.work.write(call, partial(helping.resend_proof, services=self.names.services))

    @rpc(asked.ProofByCode)
    def check_proof(self, call: Call) -> Any:
        return self.work.read(call, partial(proofs.check_proof, names=self.names))

    @rpc(choices.FindToMove)
    def find_to_move(self, call: Call) -> Any:
        return self.work.read(call, partial(level1_unit_of.find_to_move, names=self.names))

    @rpc(choices.ChooseLevel1Unit)
    def choose_level1_unit(self, call: Call) -> Any:
        return self.work.write(call, partial(level1_choices.choose_level1_unit, services=self.names.services))

    @rpc(asked.StandingsOf)
    def standings(self, call: Call) -> Any:
        return self.work.read(call, vetting.standings)

    @rpc(requests.Submissions)
    def submissions(self, call: Call) -> Any:
        return self.work.read(call, sending.submissions_of)

    @rpc(VerifiedValuesOf)
    def verified_values(self, call: Call) -> Any:
        return self.work.read(call, verified_values.verified_values)

    @rpc(requests.PeopleByNip)
    def people_by_nip(self, call: Call) -> Any:
        return self.work.read(call, naming.people_by_nip)

    @rpc(requests.HolderOf)
    def holder_of(self, call: Call) -> Any:
        return self.work.read(call, naming.holder_of)

    @rpc(corrections.CorrectRecord)
    def correct_record(self, call: Call) -> Any:
        return self.work.write(call, correcting.correct_record)

    @rpc(corrections.AboutPerson)
    def reinstate(self, call: Call) -> Any:
        return self.work.write(call, correcting.reinstate)

    @rpc(corrections.AddPerson)
    def add_person(self, call: Call) -> Any:
        return self.work.write(call, partial(correcting.add_person, services=self.names.services))

    @rpc(corrections.MovePerson)
    def move_person(self, call: Call) -> Any:
        return self.work.write(call, partial(moving_people.move_person, services=self.names.services))

    @rpc(corrections.AboutPerson)
    def open_for_approval(self, call: Call) -> Any:
        return self.work.write(call, for_tickets.open_for_approval)

    @rpc(corrections.GiveLevel1Unit)
    def give_level1_unit(self, call: Call) -> Any:
        return self.work.write(call, partial(for_tickets.give_level1_unit, services=self.names.services))

    @rpc(requests.Nothing)
    def exports(self, call: Call) -> Any:
        return self.work.read(call, partial(asking.exports_of, services=self.names.services))

    @rpc(of_exports.RequestExport)
    def request_export(self, call: Call) -> Any:
        return self.work.write(call, partial(asking.request_export, services=self.names.services))

    @rpc(of_exports.OneExport)
    def cancel_export(self, call: Call) -> Any:
        return self.work.write(call, asking.cancel_export)

    @rpc(of_exports.TakeExport)
    def take_export(self, call: Call) -> Any:
        return self.work.read(call, partial(asking.take_export, services=self.names.services))

    @subscribe(ProfileEnded)
    def on_profile_ended(self, event: ProfileEnded) -> None:
        self.work.do_once(ended_rights.cancel_without_right, event, self.names.services)

    @rpc(reports.PeopleForReports)
    def people_for_reports(self, call: Call) -> Any:
        return self.work.read(call, for_reports.people_for_reports)

    @subscribe(CaseCompleted)
    def on_case_completed(self, event: CaseCompleted) -> None:
        self.work.do_once(applying.apply, event, self.names, asking_for_values.hold_back)

    @subscribe(CaseReturned)
    def on_case_returned(self, event: CaseReturned) -> None:
        self.work.do_once(sending.returned, event)

    @timer(interval=600)
    def remind_who_has_not_sent(self) -> None:
        reminding.write_due(self.work, self.openings)

    @timer(interval=600)
    def forget_old_tries(self) -> None:
        self.work.do(looking_up.forget_old)

    @rpc(Nothing)
    def messages_state(self, call: Call) -> Any:
        return self.work.read(call, self.messages.state)

    @rpc(SealedFrom)
    def sealed_from(self, call: Call) -> Any:
        return self.work.read(call, sealed_from)
