"""Services in memory: what the gateway's tests talk to instead of a broker."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from gateway.services import Services
from gateway.who_may_open import actor_of
from services.contracts.actor import Actor
from services.contracts.errors import NotLoggedIn, Refusal, Unavailable
from services.contracts.identity.answers import Entered, GrantShown, Notices, PhaseShown, Schedule, Who
from services.contracts.identity.notifications import Notifications
from services.contracts.identity.phrases import ANSWERS, REASONS, Phrases, answers_of
from services.contracts.identity.settings import Phase
from services.contracts.policies import line
from services.contracts.policy import GATEWAY
from services.contracts.profiles import NAMES, Profile
from services.contracts.who_grants_what import GRANTS


@dataclass
class Asked:
    """One call that arrived: what a test looks at."""

    name: str
    body: dict[str, Any]
    assertion: str
    key: str | None


@dataclass
class FakeServices:
    """Answers by name (``registration.home``): a value, or a function of the body; a ``Refusal`` is raised.

    ``away`` makes every call fail as when the broker is gone.
    """

    answers: dict[str, Any] = field(default_factory=dict)
    sessions: dict[str, Who] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    away: bool = False

    def call(self, service: str, method: str, body: dict[str, Any], *, assertion: str, key: str | None = None) -> Any:
        """As ``RpcClient.call``."""
        name = f"{service}.{method}"
        self.asked.append(Asked(name, body, assertion, key))
        if self.away:
            raise Unavailable("Layanan sedang tidak dapat dijangkau. Coba lagi sebentar lagi.")
        line(name).admit(self._actor(assertion))
        own: Callable[..., Any] | None = getattr(self, f"_{service}_{method}", None)
        answer = self.answers.get(name, own)
        if answer is None:
            raise AssertionError(f"no answer for {name}")
        answer = answer(**body) if callable(answer) else copy.deepcopy(answer)
        if isinstance(answer, Refusal):
            raise answer
        return answer

    def of(self, name: str) -> list[Asked]:
        """The calls of one method, in order."""
        return [call for call in self.asked if call.name == name]

    def services(self) -> Services:
        """What ``create_app`` takes."""
        return Services(self, lambda audience, _address: f"gateway for {audience}")

    def citizen(self, token: str = "citizen-token", **more: Any) -> str:
        """Somebody who is logged in at the portal; the answer goes into the cookie."""
        plain = {"account_id": "a-1", "username": "K7M4QX2P", "name": "Ratna Purwandini", "person_id": "p-1"}
        self.sessions[token] = Who(**{**plain, "citizen": True, "grants": [], "assertions": {}, "unread": 0, **more})  # type: ignore[typeddict-item]
        return token

    def official(
        self, *profiles: Profile, token: str = "official-token", jurisdiction: str = "Kabupaten Sleman"
    ) -> str:
        """An official who holds these profiles; the answer goes into the cookie."""
        grants = [
            GrantShown(
                profile=profile,
                name=NAMES[profile],
                jurisdiction=jurisdiction,
                jurisdiction_kind=GRANTS[profile].where[0],
                jurisdiction_id="ag-1",
            )
            for profile in profiles
        ]
        self.sessions[token] = Who(
            account_id="a-2",
            username="puji.kartika",
            name="Puji Kartikasari",
            citizen=False,
            person_id="p-2",
            grants=grants,
            assertions={},
            unread=0,
        )
        return token

    def entered(self, token: str, step: str = "done") -> Entered:
        """What identity answers to a step of the log-in that was taken well."""
        return Entered(step=step, token=token, device="d-1" if step == "done" else "")

    def _actor(self, assertion: str) -> Actor:
        """Who is signed for, as each service reads it before its own table."""
        signed_for = assertion.rpartition(" for ")[0]
        known = [who for who in self.sessions.values() if who["username"] == signed_for]
        return actor_of(known[0]) if known else Actor(account_id="", service=GATEWAY)

    def _identity_who_is(self, token: str, audiences: list[str], address: str) -> Who:
        if token not in self.sessions:
            raise NotLoggedIn("Sesi sudah berakhir.")
        who = self.sessions[token]
        return {**who, "assertions": {audience: f"{who['username']} for {audience}" for audience in audiences}}

    def _identity_notices(self) -> Notices:
        return Notices(announcements=[], upload_bytes=5 * 1024 * 1024, upload_pages=100)

    def _identity_phrases(self) -> Phrases:
        return Phrases(reasons=list(REASONS), answers=answers_of(ANSWERS))

    def _identity_schedule(self) -> Schedule:
        phases = [PhaseShown(phase=phase, opens="", closes="", open=True) for phase in Phase]
        return Schedule(phases=phases, regions=[])

    def _identity_my_notifications(self) -> Notifications:
        return Notifications(unread=0, newest=[])

    def _helpdesk_my_tickets(self) -> list[dict[str, Any]]:
        return []

    def _identity_log_out(self, token: str) -> dict[str, Any]:
        self.sessions.pop(token, None)
        return {}

    def _reference_labels(self, codes: list[dict[str, str]]) -> dict[str, str]:
        return {f"{one['list']}:{one['code']}": one["code"].title() for one in codes}
