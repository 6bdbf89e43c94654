"""Officials of journeys: made at need, logged in over HTTP without a browser, changed by a super admin."""
from __future__ import annotations

import base64
import json
import re
import time
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import psycopg
import requests

from deploy.local.keys import public_key
from services.chassis.assertion import Signer
from services.chassis.rpc_client import RpcClient
from services.chassis.sealed import Sealer
from services.contracts.profiles import Profile
from services.identity.authenticator import PERIOD, code_at, new_secret
from services.identity.seeding.password import PASSWORD, password_hash
from tests.services.people import NATIONAL, official
from tests.system import RunningSystem

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


@dataclass(frozen=True)
class Official:
    """Somebody with one profile and an authenticator app."""

    id: str
    profile_id: str
    username: str
    secret: str


class SuperAdmin:
    """``ask("lock_account", ...)``: speaks to identity as the gateway does for a super admin."""

    def __init__(self, system: RunningSystem) -> None:
        private = system.environment("identity")["ASSERTION_PRIVATE_KEY"]
        self._signer = Signer("identity", *(base64.b64decode(key) for key in (private, public_key(private))))
        self._client = RpcClient(system.environment("gateway")["AMQP_URL"])
        self._actor = official("Super", (Profile.SUPER_ADMIN, NATIONAL))

    def ask(self, method: str, **body: Any) -> Any:
        assertion = self._signer.sign(self._actor, "identity")
        return self._client.call("identity", method, body, assertion=assertion, key=str(uuid4()))

    def close(self) -> None:
        self._client.close()


def somebody_official(
    system: RunningSystem, profile: Profile = Profile.HELPDESK_BKN, kind: str = "national", area: str = ""
) -> Official:
    """A new account with one profile, a BKN helpdesk operator's unless said, and an app that is set up."""
    made = Official(str(uuid4()), str(uuid4()), f"uji.{uuid4().hex[:12]}", new_secret())
    variables = system.environment("identity")
    keys = {name: base64.b64decode(key) for name, key in json.loads(variables["FIELD_KEYS"]).items()}
    sealed = Sealer(keys, base64.b64decode(variables["FIELD_HASH_KEY"])).seal(made.secret)
    with psycopg.connect(variables["DATABASE_URL"].replace("+psycopg", "")) as connection:
        connection.execute(
            "INSERT INTO accounts (id, kind, username, name, password_hash) VALUES (%s, 'official', %s, %s, %s)",
            [made.id, made.username, made.username, password_hash()],
        )
        connection.execute("INSERT INTO second_factors (account_id, sealed_secret) VALUES (%s, %s)", [made.id, sealed])
        connection.execute(
            "INSERT INTO profiles (id, account_id, profile, jurisdiction_kind, jurisdiction_id, jurisdiction_name)"
            " VALUES (%s, %s, %s, %s, %s, %s)",
            [made.profile_id, made.id, profile, kind, area, area or "Nasional"],
        )
    return made


def logged_in(address: str, who: Official, *, later: int = 0) -> requests.Session:
    """A browser in which this official is logged in; ``later`` counts log-ins within the same half minute."""
    browser = requests.Session()
    form = {"username": who.username, "password": PASSWORD}
    sent(browser, f"{address}/admin/masuk", form)
    code = code_at(who.secret, int(time.time()) // PERIOD - 1 + later)
    answer = sent(browser, f"{address}/admin/masuk/kode", {"kode": code})
    assert answer.status_code == 303, answer.text
    return browser


def sent(browser: requests.Session, url: str, form: dict[str, str]) -> requests.Response:
    """The form of this page, filled and sent; where it leads is not followed."""
    page = browser.get(url, timeout=15)
    found = TOKEN.search(page.text)
    assert found, page.text
    return browser.post(url, {"csrf_token": found.group(1), **form}, allow_redirects=False, timeout=15)
