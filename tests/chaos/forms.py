"""Forms that lie filled and documented before the storm: each says which levels must decide it, and its whole path."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import cycle
from typing import Any

import psycopg

from services.contracts.actor import Actor
from services.contracts.event import new_id
from services.contracts.form_fields import changeable
from services.registration.domain import register_number
from tests.chaos.country import Country

LAST_LEVEL = 4
Step = tuple[int, str, int]  # version, state, level

# what a form changes, and the levels that must decide it: written down here once more, not asked of the system
KINDS: tuple[tuple[dict[str, str], tuple[int, ...]], ...] = (
    ({}, (1,)),
    ({"alamat": "Jalan Badai Nomor 7"}, (1, 2)),
    ({"gelar_belakang": "M.Badai."}, (1, 2, 3)),
    ({"tanggal_lahir": ""}, (1, 2, 3, 4)),
)
UNREGISTERED = """
    SELECT id::text, name, birth_date::text, agency_id, record FROM people
    WHERE status = 'active' AND record->>'jenis_jabatan' IN ('1', '4') -- nobody who must fill Data Guru or Dokter
    AND unit_id = ANY(%s) AND id NOT IN (SELECT person_id FROM registrants) ORDER BY md5(id::text) LIMIT %s
"""
COVERED = """
    SELECT u.id::text FROM org_units u -- the demo country has a unit for which no level-1 verifier is ticked
    WHERE EXISTS (SELECT FROM org_units f WHERE f.id = ANY(u.path) AND f.level1)
"""


@dataclass(frozen=True)
class FilledForm:
    """One civil servant who only has to press *Kirim*."""

    person_id: str
    owner: Actor
    changes: dict[str, str]
    levels: tuple[int, ...]

    @property
    def path(self) -> list[Step]:
        """Every step that its case must take, and no other."""
        steps, version = [(1, "queued", 1)], 1
        for level in range(1, LAST_LEVEL + 1):
            if level in self.levels:
                steps.append((version + 1, "open", level))
                version += 2  # the verifier's Kirim counts, and is no step yet
            version += 1
            steps.append((version, "queued", level + 1) if level < LAST_LEVEL else (version, "completed", level))
        return [*steps, (version + 1, "done", LAST_LEVEL)]


def fill_forms(country: Country, number: int) -> list[FilledForm]:
    """So many people have registered and filled their form, as the portal would have stored it."""
    covered = [unit_id for (unit_id,) in country.ask("reference", COVERED)]
    rows = country.ask("registration", UNREGISTERED, covered, number)
    assert len(rows) == number, f"only {len(rows)} people can register"
    made = [_filled(row, *kind) for row, kind in zip(rows, cycle(KINDS), strict=False)]
    url = country.installation.database_url("registration").replace("+psycopg", "")
    with psycopg.connect(url) as connection, connection.cursor() as cursor:
        for (_, _, _, _, record), form in zip(rows, made, strict=True):
            _store(cursor, form, record)
    return made


def _filled(row: tuple[Any, ...], changes: dict[str, str], levels: tuple[int, ...]) -> FilledForm:
    person_id, name, birth_date, _, _ = row
    if "tanggal_lahir" in changes:
        changes = {"tanggal_lahir": birth_date[:8] + ("01" if birth_date[8:] != "01" else "02")}
    owner = Actor(account_id=new_id(), name=name, person_id=person_id, citizen=True)
    return FilledForm(person_id, owner, changes, levels)


def _store(cursor: psycopg.Cursor[Any], form: FilledForm, record: dict[str, str]) -> None:
    held = {name for name, value in record.items() if value} | {"nama"}
    confirmed = [field.name for field in changeable() if field.name in held - form.changes.keys()]
    cursor.execute(
        "INSERT INTO registrants (person_id, register_number, agency_id, email, phone, state) "
        "SELECT id, %s, agency_id, %s, %s, 'aktif' FROM people WHERE id = %s",
        [register_number.draw(), "pns@contoh.go.id", "081234567890", form.person_id],
    )
    cursor.execute(
        "INSERT INTO forms (person_id, answers, confirmed) VALUES (%s, %s, %s)",
        [form.person_id, json.dumps(form.changes), confirmed],
    )
    for change in form.changes:
        cursor.execute(
            "INSERT INTO documents (person_id, change, document_id, name, media_type, size, digest, pages) "
            "VALUES (%s, %s, %s, 'sk.pdf', 'application/pdf', 1000, %s, 1)",
            [form.person_id, change, new_id(), new_id()],
        )
