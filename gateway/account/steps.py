"""The steps of a log-in: where each leads, and the cookies that carry it."""
from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import redirect, request
from werkzeug.wrappers import Response

from gateway import session
from gateway.account import browser
from gateway.account.door import Door, here
from gateway.languages import chosen
from gateway.services import services
from services.contracts.errors import NotLoggedIn
from services.contracts.identity.answers import Entered

PAGES = {"code": "/masuk/kode", "set_up": "/masuk/autentikator", "password": "/masuk/sandi"}
_A_YEAR = 365 * 24 * 3600


def log_in(username: str, password: str) -> Entered:
    """The first step, with what identity wants to know of the browser."""
    entered: Entered = services.identity.log_in(
        kind=here().kind,
        username=username,
        password=password,
        address=request.remote_addr or "",
        browser=browser.name(),
        language=chosen(),
        device=device(),
    )
    return entered


def arrive(entered: Entered) -> Response:
    """On to the next step, or into the page that was asked for."""
    return carry(redirect(way_on(entered["step"]), 303), entered)


def way_on(step: str) -> str:
    """The address after this step."""
    door = here()
    return session.way_back(door.home) if step == "done" else door.path(PAGES[step])


def carry(response: Response, entered: Entered) -> Response:
    """Put into cookies what the next request needs."""
    door = here()
    if entered["step"] != "done":
        _set(response, _under_way(door), entered["token"], path=f"{door.prefix}/masuk")
        return response
    response.delete_cookie(_under_way(door), path=f"{door.prefix}/masuk")
    _set(response, _device(door), entered["device"], path=f"{door.prefix}/masuk", max_age=_A_YEAR)
    return session.begin(response, entered["token"])


def token() -> str:
    """Of the log-in under way.  Raises ``NotLoggedIn`` where none is."""
    if not (found := request.cookies.get(_under_way(here()), "")):
        raise NotLoggedIn("")
    return found


def device() -> str:
    """The token by which identity knows this browser, if it does."""
    return request.cookies.get(_device(here()), "")


def one_step(view: Callable[..., Any]) -> Callable[..., Any]:
    """A page of the log-in: when its time is over it begins again with the password."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        try:
            return view(*args, **kwargs)
        except NotLoggedIn:
            address = here().path("/masuk")
            return redirect(f"{address}{'&' if '?' in address else '?'}habis=1", 303)

    return guarded


def _under_way(door: Door) -> str:
    return f"{door.cookie}_masuk"


def _device(door: Door) -> str:
    return f"{door.cookie}_kenal"


def _set(response: Response, name: str, value: str, *, path: str, max_age: int | None = None) -> None:
    response.set_cookie(
        name, value, path=path, max_age=max_age, httponly=True, samesite="Lax", secure=request.is_secure
    )
