"""After everything that happened to forms: do the logs of processes and servers say anything of the people?"""

from __future__ import annotations

import re
from collections.abc import Collection

from tests.chaos.country import Country

NUMBER = re.compile(rb"(?<!\d)(\d{18}|\d{16})(?!\d)")  # a NIP has 18 digits, a NIK 16
WHO = "SELECT nip, name FROM people WHERE id = ANY(%s::uuid[])"
LONG = 3  # words of a name: two may be a verb and a place


def check_logs(country: Country, person_ids: Collection[str]) -> int:
    """How many megabytes were read.  Raises ``AssertionError`` with the first line that names somebody."""
    rows = country.ask("registration", WHO, list(person_ids))
    numbers = {nip.encode() for nip, _ in rows}
    names = [name.encode() for _, name in rows if len(name.split()) >= LONG]
    assert names, "nobody has a name that could be recognized"
    anybody, size = re.compile(b"|".join(map(re.escape, names))), 0
    for log in sorted(country.installation.places.logs.glob("*.log*")):
        for line in log.read_bytes().splitlines():
            told = numbers & set(NUMBER.findall(line)) or set(anybody.findall(line))
            assert not told, f"{log.name} names somebody: {line[:300]!r}"
            size += len(line)
    return size // 2**20
