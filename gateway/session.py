"""Who is logged in: an opaque token in a cookie, one for officials and one for civil servants."""

from __future__ import annotations

from flask import Response, current_app, g, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from gateway.services import SIGNED_FOR, address, services
from services.chassis.memory import Memory
from services.contracts.errors import NotLoggedIn
from services.contracts.identity.answers import Who

OFFICIAL, CITIZEN = "epupns_petugas", "epupns_pns"  # the cookies; an official may be a civil servant, too
REMEMBERED = 2.0  # seconds; identity promises that an ended session is over within 5


class Remembered:
    """Identity's answers for a moment, so that a page with several parts asks once."""

    def __init__(self) -> None:
        self._answers: Memory[str, tuple[str, Who]] = Memory(REMEMBERED)

    def who(self, token: str, seen_from: str) -> Who | None:
        """The answer, unless it is too old or was signed for another address."""
        known_from, who = self._answers.told(token) or ("", None)
        return who if known_from == seen_from else None

    def keep(self, token: str, seen_from: str, who: Who) -> None:
        """Remember an answer."""
        self._answers.keep(token, (seen_from, who))

    def forget(self, token: str) -> None:
        """The session has ended here."""
        self._answers.forget(token)


def cookie() -> str:
    """The cookie that counts on this page: the admin pages and the portal never mix."""
    return OFFICIAL if request.path.startswith("/admin") else CITIZEN


def load_who() -> None:
    """Before each page: ``g.who`` is who is logged in, or None."""
    g.who = None
    token = request.cookies.get(cookie(), "")
    if not token or request.endpoint in ("assets.file", "probes.live"):
        return
    remembered: Remembered = current_app.extensions["remembered"]
    g.who = remembered.who(token, address())
    if g.who is None:
        try:
            g.who = services.identity.who_is(token=token, audiences=list(SIGNED_FOR), address=address())
        except NotLoggedIn:
            return
        remembered.keep(token, address(), g.who)


def token() -> str:
    """Of the session that asks, if any."""
    return request.cookies.get(cookie(), "")


def begin(response: BaseResponse, token: str) -> BaseResponse:
    """Put a new session's token into the cookie of this page."""
    response.set_cookie(cookie(), token, httponly=True, samesite="Lax", secure=request.is_secure, path=_path())
    return response


def end(response: BaseResponse) -> BaseResponse:
    """Log out: identity forgets the session, the browser the cookie."""
    token = request.cookies.get(cookie(), "")
    if token:
        services.identity.log_out(token=token)
        current_app.extensions["remembered"].forget(token)
    response.delete_cookie(cookie(), path=_path())
    return response


def _path() -> str:
    return "/admin" if cookie() == OFFICIAL else "/"


def log_in_address(back: str) -> str:
    """The log-in page that leads back to ``back``; to a front page it leads anyway."""
    endpoint = "admin.log_in" if cookie() == OFFICIAL else "portal.log_in"
    return url_for(endpoint, lanjut=None if back in ("/", "/admin", "/admin/") else back)


def way_back(default: str) -> str:
    """Where a log-in leads: the page that was asked for, never another site."""
    wanted = request.values.get("lanjut", "")
    inside = wanted.startswith("/") and not wanted.startswith(("//", "/\\")) and "\\" not in wanted
    return wanted if inside and "\n" not in wanted else default


def no_store(response: Response) -> Response:
    """Pages show personal data: no cache may keep them."""
    response.headers.setdefault("Cache-Control", "no-store")
    return response
