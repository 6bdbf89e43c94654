"""People of the demo country for journeys: each is used once in a session."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import TypeVar

import psycopg
from PIL import Image, ImageDraw
from playwright.sync_api import FilePayload

from tests.system import RunningSystem

PASSWORD = "kereta senja payung"
PATIENCE = 40.0  # seconds: ten to take back, and a slow machine
Found = TypeVar("Found")


@dataclass(frozen=True)
class Person:
    """Somebody of the records who has not registered."""

    id: str
    nip: str
    name: str
    religion: str


def somebody(system: RunningSystem) -> Person:
    """The next person who has not registered yet, in service, neither teacher nor health worker."""
    url = system.environment("registration")["DATABASE_URL"].replace("+psycopg", "")
    with psycopg.connect(url) as connection:
        row = connection.execute(
            "SELECT p.id::text, p.nip, p.name, p.record->>'agama' FROM people p LEFT JOIN registrants r "
            "ON r.person_id = p.id WHERE r.person_id IS NULL AND p.status = 'active' "
            "AND p.record->>'jenis_jabatan' IN ('1', '4') ORDER BY p.nip LIMIT 1"
        ).fetchone()
    assert row is not None, "the demo country has no unregistered person left"
    return Person(*row)


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
