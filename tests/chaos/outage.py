"""The broker is away for minutes, then half-open, then well: nobody is helped, and everything goes on by itself."""

from __future__ import annotations

import time
from typing import Any

from tests.chaos.country import Country
from tests.chaos.load import SENDERS, Load
from tests.services.chassis.black_hole import Proxy

PATIENCE = 60.0
ORDINARY = 5.0  # seconds of ordinary work before and after
AT_AN_INBOX = """SELECT count(*) FROM transitions t JOIN cases c ON c.id = t.case_id
                 WHERE t.state = 'open' AND c.person_id = ANY(%s::uuid[])"""


def outage(country: Country, load: Load, proxy: Proxy, away: float, half_open: float) -> dict[str, Any]:
    """Seconds from the broker's return until all are ready, and until a form sent since then lies in an inbox.

    The connections of the half-open minute are never ended from the other side: who made them has to notice.
    """
    time.sleep(ORDINARY)
    before, accepted = country.living(), len(load.forms)
    proxy.gone()
    time.sleep(away)
    proxy.half_open()
    proxy.open()
    time.sleep(half_open)
    assert len(load.forms) <= accepted + SENDERS, "forms were accepted without a broker"
    proxy.swallow_old_connections()
    proxy.heal()
    began, returned = time.monotonic(), time.time()
    ready = country.seconds_until_ready(PATIENCE)
    _wait_for_a_form_since(returned, country, load)
    flowing = time.monotonic() - began
    time.sleep(ORDINARY)
    assert country.living() == before, "a process was started again"
    return {"all ready after (s)": round(ready, 1), "a new form at its first inbox after (s)": round(flowing, 1)}


def _wait_for_a_form_since(returned: float, country: Country, load: Load) -> None:
    give_up = time.monotonic() + PATIENCE
    while True:
        load.look()
        since = [person for person, at in list(load.forms.items()) if at > returned]
        if since and country.ask("verification", AT_AN_INBOX, since)[0][0]:
            return
        assert time.monotonic() < give_up, f"{len(since)} forms since the return, none in an inbox"
        time.sleep(0.1)
