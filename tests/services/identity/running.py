"""The identity service on a database, with its signature and a verifier for whoever reads it."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from services.chassis.assertion import Signer, Verifier
from services.chassis.sealed import sealer
from services.chassis.work import Work
from services.contracts.actor import Actor
from services.contracts.profiles import Profile
from services.identity.assertions import Assertions
from services.identity.authenticator import PERIOD, code_at, new_secret
from services.identity.passwords import hash_password
from services.identity.service import IdentityService
from services.identity.tables import accounts, log_ins, profiles, second_factors, sessions, tries
from tests.services.asking import ask
from tests.services.people import ANONYMOUS, NATIONAL, id_of, official

PASSWORD = "correct horse battery"
HASH = hash_password(PASSWORD)
NIP, NUMBER = "197503272000031007", "AB2CD3EF"
SECRET = new_secret()


class Running:
    """An official ``ani`` and the civil servant Budi, and the doors at which they knock."""

    def __init__(self, work: Work) -> None:
        self.work = work
        private = Ed25519PrivateKey.generate()
        self._public = private.public_key().public_bytes_raw()
        assertions = Assertions()
        assertions._signer = Signer("identity", private.private_bytes_raw(), self._public)
        self.service = IdentityService()
        vars(self.service).update(work=work, assertions=assertions.get_dependency(None))  # as nameko injects them
        self.add_account("ani", "official")
        self.add_app("ani")
        self.add_account(NIP, "citizen", second_username=NUMBER, person_id=id_of("Budi"))

    def add_account(self, username: str, kind: str, **columns: Any) -> None:
        row = {"id": id_of(username), "kind": kind, "username": username, "name": username, "password_hash": HASH}
        self.run(sa.insert(accounts).values({**row, **columns}))

    def add_app(self, username: str) -> None:
        row = {"account_id": id_of(username), "sealed_secret": sealer().seal(SECRET)}
        self.run(sa.insert(second_factors).values(row))

    def grant(self, username: str, profile: Profile, **columns: Any) -> None:
        """A profile in the agency ``sleman``."""
        held = {"jurisdiction_kind": "agency", "jurisdiction_id": "sleman", "jurisdiction_name": "Kab. Sleman"}
        row = {"id": id_of(f"{username} {profile}"), "account_id": id_of(username), "profile": profile}
        self.run(sa.insert(profiles).values({**row, **held, **columns}))

    def super_admin(self) -> Actor:
        """Somebody who may set what holds for everybody."""
        return official("Super", (Profile.SUPER_ADMIN, NATIONAL))

    def run(self, statement: Any) -> None:
        with self.work.begin() as uow:
            uow.session.execute(statement)

    def log_in(
        self, username: str = "ani", password: str = PASSWORD, kind: str = "official", address: str = "10.0.0.1",
        **more: Any,
    ) -> Any:
        """The first step alone."""
        body = {"kind": kind, "username": username, "password": password, "address": address, **more}
        return ask(self.service, "log_in", ANONYMOUS, **body)

    def ask(self, method: str, **body: Any) -> Any:
        """As the gateway asks while nobody is logged in."""
        return ask(self.service, method, ANONYMOUS, **body)

    def enter(self, username: str = "ani", kind: str = "official", **more: Any) -> Any:
        """All steps to a session; codes may be used again here, a test does not wait for the next."""
        entered = self.log_in(username, kind=kind, **more)
        if entered["step"] == "code":
            self.run(sa.update(second_factors).values(last_step=0))
            device = more.get("device", "")
            entered = self.ask("enter_code", token=entered["token"], code=code_now(), device=device)
        assert entered["step"] == "done"
        return entered

    def token(self, username: str = "ani", kind: str = "official", **more: Any) -> str:
        """Of a new session."""
        return str(self.enter(username, kind, **more)["token"])

    def who_is(self, token: str, audiences: Sequence[str] = ("verification",)) -> Any:
        return ask(self.service, "who_is", ANONYMOUS, token=token, audiences=list(audiences))

    def log_out(self, token: str) -> Any:
        return ask(self.service, "log_out", ANONYMOUS, token=token)

    def read(self, assertion: str, audience: str) -> Actor:
        """What a service reads from an assertion."""
        return Verifier(audience, {"identity": self._public}).actor(assertion)

    def pass_time(self, by: timedelta, *, unused: bool = True) -> None:
        """Sessions grow older, and where ``unused`` nobody has used them; failures fade."""
        older = {sessions.c.began_at: sessions.c.began_at - by}
        self.run(sa.update(sessions).values(older | ({sessions.c.seen_at: sessions.c.seen_at - by} if unused else {})))
        self.run(sa.update(tries).values(empty_at=tries.c.empty_at - by))
        self.run(sa.update(log_ins).values(began_at=log_ins.c.began_at - by))


def code_now(*, later: int = 0) -> str:
    """What the app shows now, or so many periods later."""
    return code_at(SECRET, int(datetime.now(UTC).timestamp()) // PERIOD + later)
