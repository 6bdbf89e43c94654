"""What is known of who reports: from the session that is logged in, or from the stop at registration.

A stop is kept in the gateway's signed cookie, never in an address: nobody can make one up, and no log reads a NIP.
"""
from __future__ import annotations

from dataclasses import dataclass

from flask import g, session

from gateway.services import services
from services.contracts.registration.answers import Home

_STOP = "laporan"


@dataclass(frozen=True)
class Known:
    """``stop`` is the code of the stop at registration, "" for who is logged in."""

    nip: str
    name: str
    stop: str = ""


def remember_stop(category: str, nip: str, name: str, stop: str) -> None:
    """Registration does not go on: the report of this category will begin with these facts."""
    session[_STOP] = {"category": category, "nip": nip, "name": name, "stop": stop}


def forget_stop() -> None:
    """It was reported."""
    session.pop(_STOP, None)


def known(category: str) -> Known | None:
    """Who reports, where that is known; None asks the person."""
    if g.who is not None and g.who["citizen"]:
        home: Home = services.registration.home()
        return Known(home["nip"], home["name"])
    kept = session.get(_STOP) or {}
    return Known(kept["nip"], kept["name"], kept["stop"]) if kept.get("category") == category else None
