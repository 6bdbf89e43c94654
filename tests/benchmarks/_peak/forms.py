"""Forms as they come in: each opens a case at level 1, by the rows and the message that intake makes."""
from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.event import new_id
from services.verification.handlers.moving import Move, move
from services.verification.tables import cases, changes, level1_units

AGENCIES = 600  # about as many as there are; every fifth is national
# what ten forms change: assumed; who decides which field is verification's table
MIX = ((), *(("alamat", "agama"),) * 5, *(("nama", "alamat"),) * 3, ("tanggal_lahir",))
numbers = count(1)


def flag_units(uow: UnitOfWork) -> None:
    """One level-1 unit in each agency."""
    ticked = [
        {"unit_id": f"unit-{agency}", "agency_id": f"agency-{agency}", "flagged": True, "version": 1}
        for agency in range(AGENCIES)
    ]
    uow.session.execute(sa.insert(level1_units), ticked)


def hand_in(uow: UnitOfWork, number: int) -> None:
    """So many forms are sent now."""
    if not number:
        return
    rows = [_case(next(numbers)) for _ in range(number)]
    opened = uow.session.execute(sa.insert(cases).returning(cases), rows).all()
    changed = [row for case in opened for row in _changes(case)]
    if changed:
        uow.session.execute(sa.insert(changes), changed)
    move(uow, [Move(case, "queued", 1, was="sent") for case in opened])


def _case(number: int) -> dict[str, Any]:
    agency = number % AGENCIES
    return {
        "id": new_id(), "person_id": new_id(), "submission_id": new_id(), "round": 1,
        "register_number": f"{number:08X}", "nip": f"197503272000{number % 1_000_000:06d}", "name": f"PNS {number}",
        "unit_path": [f"unit-{agency}"], "unit_names": [f"Dinas {agency}"], "agency_id": f"agency-{agency}",
        "agency_name": f"Instansi {agency}", "national": agency % 5 == 0, "kanreg_id": f"kanreg-{agency % 14}",
        "kanreg_name": "Kanreg", "sent_at": datetime.now(UTC), "level": 1, "state": "queued", "version": 0,
        "change_labels": [], "beside": {},
    }  # fmt: skip


def _changes(case: sa.Row[Any]) -> list[dict[str, Any]]:
    kind = MIX[int(case.register_number, 16) % len(MIX)]
    return [
        {
            "id": new_id(), "case_id": case.id, "round": 1, "position": position, "key": key, "digest": "d",
            "facts": {"key": key, "old": "", "new": "x", "label": key, "documents": []},
        }
        for position, key in enumerate(kind)
    ]
