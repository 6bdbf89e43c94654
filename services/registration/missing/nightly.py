"""When the list of who is missing is compared: everybody once, in the hours in which nobody works."""
from __future__ import annotations

from datetime import date, datetime

import structlog

from services.chassis.work import Work
from services.registration.missing.checking import FIRST, check_some
from services.registration.missing.finding import ZONE

log = structlog.get_logger()
FROM, UNTIL = 1, 5  # hours in Jakarta


class Night:
    """Knows how far the night's comparison is; a process that starts anew at night begins it anew."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._done: date | None = None
        self._after, self._people, self._mended = FIRST, 0, 0

    def step(self, now: datetime | None = None) -> bool:
        """Compares a page; False where there is nothing to do: by day, or when everybody was compared this night."""
        here = (now or datetime.now(ZONE)).astimezone(ZONE)
        if self._done == here.date() or not FROM <= here.hour < UNTIL:
            self._begin()
            return False
        page = self._work.do(check_some, self._after)
        self._people += page.people
        self._mended += len(page.mended)
        self._after = page.after
        if not page.after:
            log.info("missing_people_compared", people=self._people, mended=self._mended)
            self._done = here.date()
        return True

    def _begin(self) -> None:
        self._after, self._people, self._mended = FIRST, 0, 0
