"""Entrypoints of identity for the accounts of civil servants: their registration, and what they are told."""
from collections.abc import Callable
from typing import Any

from services.chassis.batch import batches
from services.chassis.nameko import Database, OtherServices
from services.chassis.queues import subscription_queue
from services.chassis.rpc import Call, rpc
from services.chassis.subscribe import subscribe
from services.contracts.event import Event
from services.contracts.helpdesk.events import ReporterToTell
from services.contracts.identity import logging_in, requests
from services.contracts.identity import notifications as told
from services.contracts.registration.events import FormSent, Registered, RegistrantDecided
from services.contracts.registration.missing_events import ParticipationDecided, PersonToRemind
from services.contracts.verification.events import CaseMoved
from services.identity.handlers import citizen_accounts, notifying, register_numbers, registrants, telling_reporters
from services.identity.views.notifications import my_notifications

TOLD_WITHIN = 0.5  # seconds: a letter may wait so long, and a transaction is dearer than what it writes


def tells(event: type[Event]) -> Callable[..., Any]:
    """Make a method take many of these events at once: at the peak there are hundreds a second."""
    return batches(subscription_queue("identity", event), event, linger=TOLD_WITHIN)


class ForCitizens:
    """A part of ``IdentityService``."""

    work = Database()
    services = OtherServices()

    @rpc(requests.OpenCitizenAccount)
    def open_citizen_account(self, call: Call) -> Any:
        return self.work.write(call, citizen_accounts.open_citizen_account)

    @rpc(requests.ResetCitizenPassword)
    def reset_citizen_password(self, call: Call) -> Any:
        return self.work.write(call, registrants.reset_citizen_password)

    @rpc(requests.CitizenOf)
    def send_proof(self, call: Call) -> Any:
        return self.work.write(call, registrants.send_proof)

    @subscribe(RegistrantDecided)
    def on_registrant_decided(self, event: RegistrantDecided) -> None:
        self.work.do_once(registrants.note_decision, event, self.services)

    @rpc(logging_in.AskRegisterNumber)
    def ask_register_number(self, call: Call) -> Any:
        return register_numbers.ask(self.work, call.actor, **call.body)

    @tells(Registered)
    def on_registered(self, events: list[Registered]) -> None:
        self.work.do_each_once(notifying.tell_of_registering, events)

    @tells(FormSent)
    def on_form_sent(self, events: list[FormSent]) -> None:
        self.work.do_each_once(notifying.tell_of_sending, events)

    @tells(CaseMoved)
    def on_case_moved(self, events: list[CaseMoved]) -> None:
        self.work.do_each_once(notifying.tell_of_moving, events)

    @subscribe(PersonToRemind)
    def on_person_to_remind(self, event: PersonToRemind) -> None:
        self.work.do_once(notifying.tell_of_missing_form, event)

    @subscribe(ParticipationDecided)
    def on_participation_decided(self, event: ParticipationDecided) -> None:
        self.work.do_once(notifying.tell_of_participation, event)

    @subscribe(ReporterToTell)
    def on_reporter_to_tell(self, event: ReporterToTell) -> None:
        self.work.do_once(telling_reporters.tell_reporter, event, self.services)

    @rpc(requests.Nothing)
    def my_notifications(self, call: Call) -> Any:
        return self.work.read(call, my_notifications)

    @rpc(told.ReadNotifications)
    def read_notifications(self, call: Call) -> Any:
        return self.work.write(call, notifying.read_notifications)
