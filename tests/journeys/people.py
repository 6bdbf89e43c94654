"""People of the demo country for journeys: each is used once in a session."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, TypeVar

import psycopg
from PIL import Image, ImageDraw
from playwright.sync_api import FilePayload

from tests.system import RunningSystem

PASSWORD = "kereta senja payung"
PATIENCE = 90.0  # seconds: ten to take back, and a slow machine
Found = TypeVar("Found")


@dataclass(frozen=True)
class Person:
    """Somebody of the records who has not registered."""

    id: str
    nip: str
    name: str
    religion: str


def somebody(system: RunningSystem, *, agency: str = "", positions: Sequence[str] = ()) -> Person:
    """The next person who has not registered yet, in service: with one of these functional positions, else none.

    So without ``positions`` it is neither a teacher nor a health worker, who have a section more to fill.
    """
    held = "p.record->>'jabatan_fungsional_tertentu' = ANY(%s)"
    mine = held if positions else "p.record->>'jenis_jabatan' IN ('1', '4')"
    return _one(
        system,
        f"r.person_id IS NULL AND p.status = 'active' AND p.agency_id LIKE %s AND {mine} ORDER BY p.nip LIMIT 1",
        [agency or "%", *([list(positions)] if positions else [])],
    )


def named(system: RunningSystem, nip: str) -> Person:
    """Whoever has this NIP, in service or not."""
    return _one(system, "p.nip = %s", [nip])


def _one(system: RunningSystem, where: str, values: list[Any]) -> Person:
    statement = (
        "SELECT p.id::text, p.nip, p.name, p.record->>'agama' FROM people p "
        f"LEFT JOIN registrants r ON r.person_id = p.id WHERE {where}"
    )
    with psycopg.connect(database(system, "registration")) as connection:
        row = connection.execute(statement, values).fetchone()
    assert row is not None, f"the demo country has nobody left: {where}"
    return Person(*row)


def database(system: RunningSystem, service: str) -> str:
    """The service's database for libpq."""
    return system.environment(service)["DATABASE_URL"].replace("+psycopg", "")


def document(name: str) -> FilePayload:
    """A picture of a decree."""
    page = Image.new("L", (620, 877), 255)
    ImageDraw.Draw(page).text((60, 80), f"PETIKAN {name} {time.time_ns()}", fill=0)
    written = BytesIO()
    page.save(written, "PNG")
    return FilePayload(name=f"{name}.png", mimeType="image/png", buffer=written.getvalue())


def eventually(look: Callable[[], Found], what: str) -> Found:
    """What ``look`` finds, as soon as it finds something."""
    end = time.monotonic() + PATIENCE
    while not (found := look()):
        assert time.monotonic() < end, f"{what} did not come in {PATIENCE:.0f} s"
        time.sleep(0.2)
    return found
