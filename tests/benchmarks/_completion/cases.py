"""Cases that two levels have approved and the others have nothing to decide about, laid out by COPY."""
from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from services.chassis.importing.streaming import copy_all
from services.contracts.event import new_id
from services.contracts.verification.messages import CaseAtLevel
from services.verification.tables import cases, changes, decisions, transitions

AT, VERSION = 3, 5  # agama was approved at levels 1 and 2; BKN and BKN Status do not decide it
PAGE = 2000
FACTS = json.dumps({"key": "agama", "new": "2", "old": "1", "documents": [], "label": "Agama"})


def lay_out(engine: sa.Engine, number: int) -> list[CaseAtLevel]:
    """The messages that say that they have come to level 3."""
    messages: list[CaseAtLevel] = []
    with engine.connect() as connection:
        for start in range(0, number, PAGE):
            ids = [new_id() for _ in range(min(PAGE, number - start))]
            with connection.begin():
                copy_all(connection, _rows(ids, start))
            messages += [CaseAtLevel(case_id, VERSION, new_id()) for case_id in ids]
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(sa.text("ANALYZE"))
    return messages


def _rows(ids: list[str], start: int) -> dict[sa.Table, list[dict[str, Any]]]:
    now = datetime.now(UTC)
    rows: dict[sa.Table, list[dict[str, Any]]] = {cases: [], changes: [], decisions: [], transitions: []}
    for place, case_id in enumerate(ids, start):
        change_id, person = new_id(), new_id()
        rows[cases].append(_case(case_id, person, place, now))
        change = {"case_id": case_id, "round": 1, "position": 0, "key": "agama", "digest": "d"}
        rows[changes].append({"id": change_id, **change, "facts": FACTS})
        rows[decisions] += [_decision(case_id, change_id, level, now) for level in (1, 2)]
        rows[transitions] += [_step(case_id, version, now) for version in range(1, VERSION + 1)]
    return rows


def _case(case_id: str, person: str, place: int, now: datetime) -> dict[str, Any]:
    return {
        "id": case_id, "person_id": person, "submission_id": new_id(), "round": 1,
        "register_number": f"{place:08X}", "nip": f"1975032720000{place % 100000:05d}", "name": f"PNS {place}",
        "unit_path": ["dinas", "bidang"], "unit_names": ["Dinas", "Bidang"], "agency_id": f"a{place % 600}",
        "agency_name": "Instansi", "national": False, "kanreg_id": "k1", "kanreg_name": "Kanreg", "sent_at": now,
        "level": AT, "state": "queued", "version": VERSION, "since": now, "change_labels": ["Agama"],
    }  # fmt: skip


def _decision(case_id: str, change_id: str, level: int, now: datetime) -> dict[str, Any]:
    who = f"verifier-{level}"
    return {
        "case_id": case_id, "level": level, "round": 1, "change_id": change_id, "key": "agama", "digest": "d",
        "verdict": "approve", "reason": "", "account_id": case_id, "who": who, "name": who, "office": "Dinas",
        "at": now,
    }  # fmt: skip


def _step(case_id: str, version: int, now: datetime) -> dict[str, Any]:
    level = (version + 1) // 2
    state = "queued" if version % 2 else "open"
    return {"case_id": case_id, "version": version, "state": state, "level": level, "round": 1, "at": now}
