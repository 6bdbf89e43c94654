"""How the outside world reaches the identity service."""
from functools import partial
from typing import Any

from services.chassis.nameko import Database, Relay, Sealer
from services.chassis.rpc import Call, rpc
from services.contracts.errors import Refusal
from services.contracts.identity import requests
from services.contracts.identity.who_may import WHO_MAY
from services.identity.agencies import AgencyRegions
from services.identity.assertions import Assertions
from services.identity.handlers import changing_settings, citizen_accounts, logging_in
from services.identity.views import settings
from services.identity.views.who_is import who_is


class IdentityService:
    """Accounts, sessions, and signed assertions of who asks."""

    name = "identity"
    who_may = WHO_MAY

    work = Database()
    relay = Relay()
    sealer = Sealer()
    assertions = Assertions()
    agencies = AgencyRegions()

    @rpc(requests.LogIn)
    def log_in(self, call: Call) -> Any:
        answer = self.work.do(logging_in.log_in, call.actor, **call.body)
        if isinstance(answer, Refusal):
            raise answer
        return answer

    @rpc(requests.WhoIs)
    def who_is(self, call: Call) -> Any:
        account, actor = self.work.do(who_is, call.body["token"], call.body["address"])
        return self.assertions(account, actor, call.body["audiences"])

    @rpc(requests.Token)
    def log_out(self, call: Call) -> Any:
        return self.work.write(call, logging_in.log_out)

    @rpc(requests.OpenCitizenAccount)
    def open_citizen_account(self, call: Call) -> Any:
        return self.work.write(call, citizen_accounts.open_citizen_account)

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
        return self.work.read(call, partial(settings.opening_of, agencies=self.agencies))

    @rpc(requests.Nothing)
    def notices(self, call: Call) -> Any:
        return self.work.read(call, settings.notices)
