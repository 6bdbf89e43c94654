"""Which fields of the record follow from riwayat rows, and from which row: the last rank, the highest education."""
from __future__ import annotations

from collections.abc import Mapping, Sequence

Row = Mapping[str, str]
Rows = dict[str, list[dict[str, str]]]  # by kind

# kind: the columns that say which row is the last one, and the record's fields with the columns they are taken from;
# the last pair is the one whose value tells whether a first row is older than what the record holds
FOLLOWS: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {
    "golongan": (("tmt_golongan",), {"golongan": "golongan", "tmt_golongan": "tmt_golongan"}),
    "pendidikan": (("tingkat", "tahun_lulus"), {"pendidikan_terakhir": "pendidikan", "tahun_lulus": "tahun_lulus"}),
}


def follows(
    held: Mapping[str, str], before: Mapping[str, Sequence[Row]], after: Mapping[str, Sequence[Row]]
) -> dict[str, str]:
    """The derived values after the riwayat went from ``before`` to ``after``; a kind that stayed says nothing.

    A record may hold more than its riwayat: a first row that is older than the record's value leaves it as it is.
    """
    found: dict[str, str] = {}
    for kind, (order, fields) in FOLLOWS.items():
        rows = after.get(kind, [])
        if not rows or _same(rows, before.get(kind, [])):
            continue
        last = max(rows, key=lambda row: tuple(row.get(column, "") for column in order))
        values = {field: last.get(column, "") for field, column in fields.items()}
        *_, when = fields
        if before.get(kind) or values[when] >= held.get(when, ""):
            found |= values
    return found


def _same(some: Sequence[Row], others: Sequence[Row]) -> bool:
    return sorted(sorted(row.items()) for row in some) == sorted(sorted(row.items()) for row in others)
