"""Who may open a page: every route says so with one of these decorators, or the gateway does not start.

The services decide by themselves; a page that names the actions it stands on is closed by the same tables.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from flask import Flask, g, redirect, request

from gateway.services import services
from gateway.session import log_in_address
from services.chassis.environment import ConfigurationError
from services.contracts.actor import Actor, Grant, Jurisdiction, JurisdictionKind
from services.contracts.errors import NotLoggedIn
from services.contracts.identity.answers import Who
from services.contracts.policies import line
from services.contracts.policy import CITIZEN, OFFICIAL, AnyOfficial, Citizen
from services.contracts.profiles import Profile

View = Callable[..., Any]


@dataclass(frozen=True)
class Door:
    """``who`` must be logged in, None for everybody; ``actions`` (``service.method``) must all be allowed."""

    who: Citizen | AnyOfficial | None
    actions: tuple[str, ...] = ()

    def opens_for(self, actor: Actor | None) -> bool:
        """Whether the page is shown; ``None`` is nobody."""
        if self.who is None:
            return True
        return actor is not None and self.who.fits(actor) and all(line(one).admits(actor) for one in self.actions)


def public(view: View) -> View:
    """The page is for everybody, logged in or not."""
    view.door = Door(None)  # type: ignore[attr-defined]
    return view


def require_citizen(view: View) -> View:
    """The page is for a civil servant who is logged in."""
    return _guarded(view, Door(CITIZEN))


def require_official(view: View) -> View:
    """The page is for every official who is logged in."""
    return _guarded(view, Door(OFFICIAL))


def require_right(*actions: str) -> Callable[[View], View]:
    """The page is for officials who may do all of ``actions``, as ``verification.inbox``."""
    door = Door(OFFICIAL, actions)
    for action in actions:
        line(action)  # an action that no service knows ends the start
    return lambda view: _guarded(view, door)


def door_of(view: View) -> Door | None:
    """What a view says; None when it says nothing."""
    return getattr(view, "door", None)


def check_every_page(app: Flask) -> None:
    """Raises ``ConfigurationError`` for pages that do not say who may open them."""
    if silent := sorted(name for name, view in app.view_functions.items() if door_of(view) is None):
        raise ConfigurationError(f"These pages do not say who may open them: {', '.join(silent)}.")


def actor_of(who: Who) -> Actor:
    """Who is logged in, as the policy tables know people."""
    grants = (
        Grant(
            Profile(held["profile"]),
            Jurisdiction(JurisdictionKind(held["jurisdiction_kind"]), held["jurisdiction_id"], held["jurisdiction"]),
        )
        for held in who["grants"]
    )
    return Actor(who["account_id"], who["name"], who["person_id"], who["citizen"], grants=tuple(grants))


def _let_the_service_refuse(action: str) -> None:
    """So that its audit knows who tried.  Raises ``Forbidden``; no request has this argument, so none would run."""
    service, _, method = action.partition(".")
    getattr(getattr(services, service), method)(closed=request.path)


def _guarded(view: View, door: Door) -> View:
    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        actor = None if g.who is None else actor_of(g.who)
        if actor is None or door.who is None or not door.who.fits(actor):
            if request.method != "GET":
                raise NotLoggedIn("Sesi Anda sudah berakhir. Masuk lagi; yang Anda ketik tidak hilang.")
            return redirect(log_in_address(request.full_path.rstrip("?")))
        for action in door.actions:
            if not line(action).admits(actor):
                _let_the_service_refuse(action)
            line(action).admit(actor)
        return view(*args, **kwargs)

    guarded.door = door  # type: ignore[attr-defined]
    return guarded
