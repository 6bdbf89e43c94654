"""Signs who is logged in, for each service that the gateway is about to ask."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from nameko.extensions import DependencyProvider

from services.chassis.assertion import Signer
from services.contracts.actor import Actor
from services.contracts.identity.answers import GrantShown, Who
from services.contracts.profiles import NAMES


class Assertions(DependencyProvider):
    """Injects the function that answers ``who_is``."""

    def setup(self) -> None:
        """Only this process holds identity's private key."""
        self._signer = Signer.from_environment("identity")

    def get_dependency(self, _worker_ctx: Any) -> Callable[[sa.Row[Any], Actor, list[str]], Who]:
        """``assertions(account, actor, audiences)``."""
        return self._answer

    def _answer(self, account: sa.Row[Any], actor: Actor, audiences: list[str]) -> Who:
        return Who(
            account_id=actor.account_id,
            username=account.username,
            name=actor.name,
            citizen=actor.citizen,
            person_id=actor.person_id,
            grants=[
                GrantShown(
                    profile=grant.profile,
                    name=NAMES[grant.profile],
                    jurisdiction=grant.jurisdiction.name,
                    jurisdiction_kind=grant.jurisdiction.kind,
                    jurisdiction_id=grant.jurisdiction.id,
                )
                for grant in actor.grants
            ],
            assertions={audience: self._signer.sign(actor, audience) for audience in audiences},
            unread=account.unread,
        )
