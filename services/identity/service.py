"""How the outside world reaches the identity service."""
from functools import partial
from typing import Any

from nameko.timer import timer

from services.chassis.audit.handing_over import sealed_from
from services.chassis.messages_state import Messages
from services.chassis.nameko import Forgetter, Relay, Sealer
from services.chassis.rpc import Call, rpc
from services.chassis.subscribe import subscribe
from services.contracts.collecting import SealedFrom
from services.contracts.identity import account_requests, audit_requests, requests
from services.contracts.identity import logging_in as asked
from services.contracts.identity.who_may import WHO_MAY
from services.contracts.registration.missing_events import FollowUpDue
from services.contracts.request import Nothing
from services.contracts.verification.events import OfficeLate
from services.identity.agencies import AgencyRegions
from services.identity.assertions import Assertions
from services.identity.collected.collector import Collector
from services.identity.domain.how_many_look_ups import LookUp
from services.identity.for_citizens import ForCitizens
from services.identity.handlers import (
    account_changes,
    changing_passwords,
    changing_settings,
    creating,
    ending,
    granting,
    importing,
    log_in_steps,
    logging_in,
    looking_up,
    new_passwords,
    second_factor,
    sessions,
    setting_up_app,
    telling_owners,
    telling_supervisors,
    throttling,
)
from services.identity.mail import mailbox
from services.identity.views import accounts, audit, links, offers, schedule, settings
from services.identity.views.accesses import my_accesses
from services.identity.views.account import account
from services.identity.views.audit_entry import audit_entry
from services.identity.views.sessions import my_sessions
from services.identity.views.verifiers_in import office_verifiers, officials_in, verifiers_in
from services.identity.views.who_is import who_is


class IdentityService(ForCitizens):
    """Accounts, sessions, and signed assertions of who asks."""

    name = "identity"
    who_may = WHO_MAY

    relay = Relay()
    sealer = Sealer()
    forgetter = Forgetter()
    messages = Messages()
    collector = Collector()
    assertions = Assertions()
    agencies = AgencyRegions()

    @subscribe(OfficeLate)
    def on_office_late(self, event: OfficeLate) -> None:
        self.work.do_once(telling_supervisors.tell_supervisors, event)

    @subscribe(FollowUpDue)
    def on_follow_up_due(self, event: FollowUpDue) -> None:
        self.work.do_once(telling_owners.tell_owner, event)

    @rpc(asked.LogIn)
    def log_in(self, call: Call) -> Any:
        return logging_in.log_in(self.work, **call.body)

    @rpc(asked.Token)
    def log_in_under_way(self, call: Call) -> Any:
        return self.work.read(call, log_in_steps.shown)

    @rpc(asked.EnterCode)
    def enter_code(self, call: Call) -> Any:
        return second_factor.enter_code(self.work, **call.body)

    @rpc(asked.EnterRecoveryCode)
    def enter_recovery_code(self, call: Call) -> Any:
        return second_factor.enter_recovery_code(self.work, **call.body)

    @rpc(asked.Token)
    def set_up_app(self, call: Call) -> Any:
        return self.work.do(setting_up_app.begin, call.actor, **call.body)

    @rpc(asked.EnterCode)
    def confirm_app(self, call: Call) -> Any:
        return self.work.do(setting_up_app.confirm, call.actor, **call.body)

    @rpc(asked.RenewRecoveryCodes)
    def renew_recovery_codes(self, call: Call) -> Any:
        return setting_up_app.renew_recovery_codes(self.work, call.actor, **call.body)

    @rpc(asked.CheckCode)
    def check_code(self, call: Call) -> Any:
        return setting_up_app.check_code(self.work, call.actor, **call.body)

    @rpc(account_requests.WithReason)
    def reset_second_factor(self, call: Call) -> Any:
        return self.work.write(call, setting_up_app.reset)

    @rpc(asked.ChooseFirstPassword)
    def choose_first_password(self, call: Call) -> Any:
        return changing_passwords.choose_first(self.work, **call.body)

    @rpc(asked.AskNewPassword)
    def ask_new_password(self, call: Call) -> Any:
        return new_passwords.ask(self.work, call.actor, **call.body)

    @rpc(asked.Link)
    def link(self, call: Call) -> Any:
        return self.work.read(call, links.shown)

    @rpc(asked.UseLink)
    def use_link(self, call: Call) -> Any:
        return new_passwords.choose(self.work, call.actor, **call.body)

    @rpc(asked.ChangePassword)
    def change_password(self, call: Call) -> Any:
        return changing_passwords.change(self.work, call.actor, **call.body)

    @rpc(requests.WhoIs)
    def who_is(self, call: Call) -> Any:
        account, actor = self.work.do(who_is, call.body["token"], call.body["address"])
        return self.assertions(account, actor, call.body["audiences"])

    @rpc(asked.Token)
    def log_out(self, call: Call) -> Any:
        return self.work.write(call, sessions.log_out)

    @rpc(asked.Token)
    def my_sessions(self, call: Call) -> Any:
        return self.work.read(call, my_sessions)

    @rpc(asked.EndSession)
    def end_my_session(self, call: Call) -> Any:
        return self.work.write(call, sessions.end_session)

    @rpc(asked.Token)
    def end_my_other_sessions(self, call: Call) -> Any:
        return self.work.write(call, sessions.end_other_sessions)

    @rpc(requests.VerifiersOf)
    def verifiers_in(self, call: Call) -> Any:
        return self.work.read(call, verifiers_in)

    @rpc(requests.VerifiersOf)
    def officials_in(self, call: Call) -> Any:
        return self.work.read(call, officials_in)

    @rpc(requests.OfficeVerifiers)
    def office_verifiers(self, call: Call) -> Any:
        return self.work.read(call, office_verifiers)

    @rpc(requests.Nothing)
    def settings(self, call: Call) -> Any:
        return self.work.read(call, settings.settings)

    @rpc(requests.SettingHistory)
    def setting_history(self, call: Call) -> Any:
        return self.work.read(call, settings.setting_history)

    @rpc(requests.ChangeSetting)
    def change_setting(self, call: Call) -> Any:
        return self.work.write(call, changing_settings.change_setting)

    @rpc(requests.TakeBackSetting)
    def take_back_setting(self, call: Call) -> Any:
        return self.work.write(call, changing_settings.take_back_setting)

    @rpc(requests.OpeningOf)
    def opening(self, call: Call) -> Any:
        return self.work.read(call, partial(schedule.opening_of, agencies=self.agencies))

    @rpc(requests.Nothing)
    def schedule(self, call: Call) -> Any:
        return self.work.read(call, partial(schedule.schedule, agencies=self.agencies))

    @rpc(requests.Nothing)
    def phrases(self, call: Call) -> Any:
        return self.work.read(call, settings.phrases)

    @rpc(requests.Nothing)
    def notices(self, call: Call) -> Any:
        return self.work.read(call, settings.notices)

    @rpc(requests.Nothing)
    def caught_letters(self, call: Call) -> Any:
        return self.work.read(call, mailbox.newest)

    @rpc(account_requests.FindAccounts)
    def find_accounts(self, call: Call) -> Any:
        return self.work.read(call, accounts.find_accounts)

    @rpc(account_requests.AccountByUsername)
    def account(self, call: Call) -> Any:
        return self.work.read(call, account)

    @rpc(requests.Nothing)
    def offers(self, call: Call) -> Any:
        return self.work.read(call, offers.offers)

    @rpc(account_requests.FindAreas)
    def find_areas(self, call: Call) -> Any:
        return self.work.read(call, partial(offers.find_areas, services=self.services))

    @rpc(account_requests.PersonByNip)
    def look_up_person(self, call: Call) -> Any:
        self.work.do(looking_up.count_look_ups, call.actor, LookUp.TYPED)
        return self.work.read(call, partial(looking_up.look_up_person, services=self.services))

    @rpc(account_requests.CreateAccount)
    def create_account(self, call: Call) -> Any:
        return self.work.write(call, partial(creating.create_account, services=self.services))

    @rpc(account_requests.EditAccount)
    def edit_account(self, call: Call) -> Any:
        return self.work.write(call, account_changes.edit_account)

    @rpc(account_requests.ChangeProfiles)
    def change_profiles(self, call: Call) -> Any:
        return self.work.write(call, partial(granting.change_profiles, services=self.services))

    @rpc(account_requests.SetPassword)
    def set_password(self, call: Call) -> Any:
        return self.work.write(call, account_changes.set_password)

    @rpc(account_requests.KnownAccount)
    def send_activation(self, call: Call) -> Any:
        return self.work.write(call, account_changes.send_activation)

    @rpc(account_requests.WithReason)
    def lock_account(self, call: Call) -> Any:
        return self.work.write(call, account_changes.lock_account)

    @rpc(account_requests.KnownAccount)
    def unlock_account(self, call: Call) -> Any:
        return self.work.write(call, account_changes.unlock_account)

    @rpc(account_requests.WithReason)
    def delete_account(self, call: Call) -> Any:
        return self.work.write(call, account_changes.delete_account)

    @rpc(account_requests.KnownAccount)
    def end_account_sessions(self, call: Call) -> Any:
        return self.work.write(call, account_changes.end_account_sessions)

    @rpc(account_requests.ImportAccounts)
    def import_accounts(self, call: Call) -> Any:
        self.work.do(looking_up.count_look_ups, call.actor, LookUp.IMPORTED, len(call.body["rows"]))
        return self.work.write(call, partial(importing.import_accounts, services=self.services))

    @timer(interval=600)
    def forget_old_tries(self) -> None:
        self.work.do(throttling.forget_old)

    @timer(interval=1)
    def end_what_is_over(self) -> None:
        while self.work.do(ending.end_what_is_over):
            pass

    @rpc(audit_requests.SearchAudit)
    def search_audit(self, call: Call) -> Any:
        return self.work.read(call, partial(audit.search_audit, services=self.services))

    @rpc(audit_requests.AuditEntry)
    def audit_entry(self, call: Call) -> Any:
        return self.work.read(call, audit_entry)

    @rpc(audit_requests.MyAccesses)
    def my_accesses(self, call: Call) -> Any:
        return self.work.read(call, my_accesses)

    @rpc(Nothing)
    def messages_state(self, call: Call) -> Any:
        return self.work.read(call, self.messages.state)

    @rpc(SealedFrom)
    def sealed_from(self, call: Call) -> Any:
        return self.work.read(call, sealed_from)
