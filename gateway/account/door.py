"""Through which door a page is reached: officials' pages lie under ``/admin``, civil servants' at the root."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from flask import request

from gateway import session
from gateway.account.blueprint import bp
from gateway.who_may_open import View, require_citizen, require_official


@dataclass(frozen=True)
class Door:
    """``kind`` of account, and what its addresses and cookies begin with."""

    kind: str
    prefix: str
    cookie: str

    @property
    def home(self) -> str:
        """Where a log-in leads when no page was asked for."""
        return self.prefix or "/"

    def path(self, page: str) -> str:
        """``/masuk`` or ``/admin/masuk``; the page that was asked for at first is carried along."""
        wanted = session.way_back("")
        return f"{self.prefix}{page}" + (f"?lanjut={quote(wanted)}" if wanted else "")


OFFICIALS = Door("official", "/admin", session.OFFICIAL)
CITIZENS = Door("citizen", "", session.CITIZEN)


def here() -> Door:
    """The door of this page."""
    return OFFICIALS if request.path.startswith("/admin") else CITIZENS


def own_page(rule: str, method: str) -> Callable[[View], View]:
    """A page for whoever is logged in: at its address for civil servants, and for officials under ``/admin``."""

    def add(view: View) -> View:
        bp.add_url_rule(rule, view.__name__, require_citizen(view), methods=[method])
        bp.add_url_rule(f"/admin{rule}", f"{view.__name__}_of_official", require_official(view), methods=[method])
        return view

    return add


@bp.app_context_processor
def _door() -> dict[str, Door]:
    return {"door": here()}
