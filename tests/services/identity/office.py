"""The admins of Manajemen Pengguna at work: identity on a database, with the country around it in memory."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from services.chassis.tables import outbox
from services.chassis.work import Work
from services.contracts.actor import Actor
from services.contracts.profiles import Profile
from services.identity.service import IdentityService
from services.identity.tables import accounts, profiles, second_factors, sessions
from services.identity.tokens import digest
from tests.services.asking import ask
from tests.services.identity.fake_country import ENDAH, FakeServices
from tests.services.people import NATIONAL, agency, id_of, kanreg, official

SUPER = official("Super", (Profile.SUPER_ADMIN, NATIONAL), person="Super")
KANREG = official("Kanreg", (Profile.KANREG_ADMIN, kanreg("91")), person="Kanreg")
SLEMAN = official("Sleman", (Profile.AGENCY_ADMIN, agency("sleman")), person="Sleman")
BANTUL = official("Bantul", (Profile.AGENCY_ADMIN, agency("bantul")), person="Bantul")
L2 = {"profile": "verifier_l2", "kind": "agency", "id": "sleman"}
L1 = {"profile": "verifier_l1", "kind": "org_unit", "id": "s-1"}
PASSWORD = "tiga gajah menyeberang sungai"


class Office:
    """``ask(SLEMAN, "create_account", ...)``, and what the database holds afterwards."""

    def __init__(self, work: Work) -> None:
        self.work, self.services = work, FakeServices()
        self.service = IdentityService()
        vars(self.service).update(work=work, services=self.services)  # as nameko injects them

    def ask(self, actor: Actor, method: str, /, **body: Any) -> Any:
        return ask(self.service, method, actor, **body)

    def create(self, actor: Actor = SLEMAN, nip: str = ENDAH, username: str = "endah.p", **more: Any) -> Any:
        """An account with Verifikator Level 2 in Sleman, unless said otherwise."""
        email = f"{username}@contoh.go.id"
        body = {"nip": nip, "username": username, "email": email, "grants": [L2], **more}
        return self.ask(actor, "create_account", **body)

    def change(self, actor: Actor, method: str, of: str = "endah.p", **body: Any) -> Any:
        """A change of somebody's account at its version of now."""
        row = self.account(of)
        return self.ask(actor, method, **{"account_id": row.id, "version": row.version, **body})

    def account(self, username: str = "endah.p") -> sa.Row[Any]:
        [row] = self.rows(sa.select(accounts).where(accounts.c.username == username, accounts.c.deleted_at.is_(None)))
        return row

    def held(self, username: str = "endah.p") -> list[tuple[str, str]]:
        """The profiles that have not ended, with the ids of their areas."""
        mine = (profiles.c.account_id == self.account(username).id, profiles.c.ended_at.is_(None))
        rows = self.rows(sa.select(profiles).where(*mine).order_by(profiles.c.id))
        return [(row.profile, row.jurisdiction_id) for row in rows]

    def profile_id(self, profile: str, username: str = "endah.p") -> str:
        mine = (profiles.c.account_id == self.account(username).id, profiles.c.profile == profile)
        [row] = self.rows(sa.select(profiles).where(*mine, profiles.c.ended_at.is_(None)))
        return str(row.id)

    def begin_session(self, username: str = "endah.p") -> str:
        """The token of a session of this account."""
        row = {"token_digest": digest(f"token of {username}"), "account_id": self.account(username).id}
        self.run(sa.insert(sessions).values(row))
        return f"token of {username}"

    def has_session(self, username: str = "endah.p") -> bool:
        token = digest(f"token of {username}")
        living = (sessions.c.token_digest == token, sessions.c.ended_at.is_(None))
        return bool(self.rows(sa.select(sessions).where(*living)))

    def set_up_app(self, username: str = "endah.p") -> None:
        """The holder has an authenticator app."""
        self.run(sa.insert(second_factors).values(account_id=self.account(username).id, sealed_secret="x"))

    def has_app(self, username: str = "endah.p") -> bool:
        mine = second_factors.c.account_id == self.account(username).id
        return bool(self.rows(sa.select(second_factors).where(mine)))

    def add_official(self, username: str, *held: dict[str, Any], **columns: Any) -> str:
        """An account that was there before, with these profiles."""
        account = {"id": id_of(username), "kind": "official", "username": username, "name": username.title()}
        self.run(sa.insert(accounts).values(account | {"password_hash": "x"} | columns))
        for number, one in enumerate(held):
            row = {"id": id_of(f"{username} {number}"), "account_id": account["id"], **one}
            self.run(sa.insert(profiles).values(row))
        return str(account["id"])

    def events(self) -> list[dict[str, Any]]:
        """What was published, in order."""
        return [row.body for row in self.rows(sa.select(outbox).order_by(outbox.c.id))]

    def rows(self, statement: Any) -> list[sa.Row[Any]]:
        with self.work.begin() as uow:
            return list(uow.session.execute(statement))

    def run(self, statement: Any, *rows: Any) -> None:
        with self.work.begin() as uow:
            uow.session.execute(statement, *rows)


def holds(profile: str, kind: str = "agency", id_: str = "sleman", **more: Any) -> dict[str, Any]:
    """A row of profiles as it is in the database."""
    where = {"agency": (id_, "91"), "org_unit": ("sleman", "91"), "kanreg": ("", id_)}.get(kind, ("", ""))
    row = {"profile": profile, "jurisdiction_kind": kind, "jurisdiction_id": id_, "jurisdiction_name": id_.title()}
    return {**row, "agency_id": where[0], "kanreg_id": where[1], **more}
