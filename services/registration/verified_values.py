"""Values of one person's record as they stand, those that verification lets a subscribing system see."""
from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.errors import NotFound
from services.contracts.registration.verified_values import VerifiedValues
from services.registration.secrets import SECRET
from services.registration.tables import people, person_histories

RIWAYAT = "riwayat:"


def verified_values(uow: UnitOfWork, _actor: Actor, person_id: str, subjects: Collection[str]) -> VerifiedValues:
    """Secret numbers are in none, whoever asks.  Raises ``NotFound``."""
    person = uow.session.execute(sa.select(people).where(people.c.id == person_id)).one_or_none()
    if person is None:
        raise NotFound("Data PNS ini tidak ditemukan.")
    held = {**person.record, "nama": person.name}
    names = [name for name in subjects if name not in SECRET and held.get(name)]
    kinds = [subject.removeprefix(RIWAYAT) for subject in subjects if subject.startswith(RIWAYAT)]
    return VerifiedValues(
        record_version=person.record_version, nip=person.nip, fields={name: held[name] for name in names},
        rows=_rows(uow, person_id, kinds),
    )


def _rows(uow: UnitOfWork, person_id: str, kinds: Collection[str]) -> dict[str, dict[str, dict[str, str]]]:
    columns = (person_histories.c.kind, person_histories.c.row_id, person_histories.c["values"].label("cells"))
    mine = (person_histories.c.person_id == person_id, person_histories.c.kind.in_(sorted(kinds)))
    found: dict[str, dict[str, dict[str, str]]] = {}
    for row in uow.session.execute(sa.select(*columns).where(*mine).order_by(person_histories.c.row_id)):
        found.setdefault(row.kind, {})[row.row_id] = row.cells
    return found
