"""A chunk of people as the lines that COPY takes: made from the seed and its own number alone, so always the same."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from random import Random

from services.registration.domain.who_still_serves import status_of
from services.registration.secrets import sealed
from services.registration.seeding.career import Step
from services.registration.seeding.country import Country
from services.registration.seeding.nips import Drawn, Nips
from services.registration.seeding.person import Person, make_person

SIZE = 1000  # people
EPOCH = 1_700_000_000_000  # ms: the ids are UUIDv7 of a fixed moment and the person's number


@dataclass(slots=True)
class Chunk:
    """COPY lines for the three tables."""

    people: list[str] = field(default_factory=list)
    person_nips: list[str] = field(default_factory=list)
    histories: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Maker:
    """Makes chunks; ``total`` ends the last one."""

    country: Country
    nips: Nips
    seed: int
    today: date
    total: int

    def __len__(self) -> int:
        """How many chunks there are."""
        return (self.total + SIZE - 1) // SIZE

    def draw(self, number: int) -> list[Drawn]:
        """The NIPs of a chunk, without its people."""
        rng = Random(f"{self.seed}/{number}/nips")
        return [self.nips.draw(n, rng) for n in self._numbers(number)]

    def make(self, number: int, known: frozenset[str] = frozenset()) -> Chunk:
        """The people of a chunk, without those whose NIP is ``known`` already."""
        chunk, rng = Chunk(), Random(f"{self.seed}/{number}")
        for n, drawn in zip(self._numbers(number), self.draw(number), strict=True):
            person = make_person(self.country, drawn, self.today, rng)
            person_id, row_ids = _uuid7(EPOCH + n, rng), [_uuid7(EPOCH + n, rng) for _ in person.steps]
            if drawn.nip not in known:
                _add(chunk, drawn.nip, person_id, row_ids, person)
        return chunk

    def _numbers(self, chunk: int) -> range:
        return range(chunk * SIZE, min((chunk + 1) * SIZE, self.total))


def _add(chunk: Chunk, nip: str, person_id: str, row_ids: list[str], person: Person) -> None:
    record = json.dumps(sealed({name: value for name, value in person.record.items() if value}))
    places = (person.agency.id, person.unit.id, status_of(person.standing))
    birth = person.record["tanggal_lahir"]
    chunk.people.append("\t".join((person_id, nip, person.name, birth, *places, record)))
    chunk.person_nips.append(f"{nip}\t{person_id}")
    rows = zip(row_ids, person.steps, strict=True)
    chunk.histories += [f"{row_id}\t{person_id}\tgolongan\t{_values(step)}" for row_id, step in rows]


def _values(step: Step) -> str:
    """The row as JSON; no text in it needs escaping."""
    years, months = divmod(step.served, 12)
    return (
        f'{{"golongan":"{step.golongan}","tmt_golongan":"{step.since}","masa_kerja_tahun":"{years}",'
        f'"masa_kerja_bulan":"{months}","sk_nomor":"{step.number}","sk_tanggal":"{step.signed}","jenis_kp":"{step.kind}"}}'
    )


def _uuid7(moment: int, rng: Random) -> str:
    """A UUIDv7 of a moment in ms, with the randomness of the seed."""
    bits = rng.getrandbits(74)
    return f"{moment:012x}7{bits >> 62:03x}{0x8000 | bits >> 48 & 0x3FFF:04x}{bits & 0xFFFFFFFFFFFF:012x}"
