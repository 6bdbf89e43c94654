"""Entries as if they had been collected."""
from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from services.chassis.work import Work
from services.identity.collected.tables import collected
from services.identity.tables import collections

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
L2_OF_SLEMAN = [{"profile": "verifier_l2", "kind": "agency", "id": "sleman", "name": "Kab. Sleman"}]
PLAIN: dict[str, Any] = {
    "hash": b"h", "transaction": "7", "kind": "official", "account_id": "", "name": "Wahyu", "grants": L2_OF_SLEMAN,
    "address": "10.0.0.9", "session": "5e55", "method": "case", "action": "case_viewed", "subject": "case 7",
    "people": [], "before": None, "after": None, "reason": "", "mark": b"m",
}  # fmt: skip


def collect(work: Work, *given: dict[str, Any], service: str = "verification") -> None:
    """One a minute from noon on."""
    with work.begin() as uow:
        for number, one in enumerate(given, 1):
            at = NOON + timedelta(minutes=number)
            row = {**PLAIN, "service": service, "number": number, "id": number, "at": at, **one}
            uow.session.execute(sa.insert(collected).values(row))
        uow.session.execute(sa.insert(collections).values(service=service, problem=""))
