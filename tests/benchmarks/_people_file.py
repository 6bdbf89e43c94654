"""A CSV file of synthetic people, as an agency would hand it in."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from random import Random

from services.registration.importing.columns import PERSON_COLUMNS
from services.registration.seeding.country import Country
from services.registration.seeding.nips import Nips
from services.registration.seeding.person import make_person


def write_people_file(path: Path, country: Country, people: int, seed: int, year: int) -> int:
    """Write the file and return its size in bytes; the same seed makes the same file."""
    nips, rng = Nips(year, seed), Random(f"file {seed}")
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, [column.name for column in PERSON_COLUMNS], restval="")
        writer.writeheader()
        for number in range(people):
            drawn = nips.draw(number, rng)
            person = make_person(country, drawn, date(year, 1, 1), rng)
            writer.writerow({**person.record, "nip_baru": drawn.nip, "nama": person.name, "instansi": person.agency.id})
    return path.stat().st_size
