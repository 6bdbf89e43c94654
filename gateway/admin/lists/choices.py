"""What a value's attributes may be, with the words for their codes; and locations that are looked for by name."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from flask import g

from gateway.admin.lists.which import Kept
from gateway.services import services
from services.contracts.errors import NotFound
from services.contracts.reference.answers import Value
from services.contracts.reference.attributes import HEALTH_UNITS, KINDS_OF_HEALTH_UNITS, attributes_of

OFFERED = 8
Pairs = list[tuple[str, str]]


def choices_of(kept: Kept) -> dict[str, Pairs]:
    """Code and words for each attribute that is chosen from some; numbers are absent."""
    if kept.list == HEALTH_UNITS:
        return _kinds_and_types()
    offered: dict[str, Pairs] = {}
    for attribute in attributes_of(kept.list):
        if attribute.list:
            offered[attribute.name] = [(one["code"], one["name"]) for one in _values(attribute.list)]
        elif attribute.choices:
            offered[attribute.name] = list(attribute.choices)
    return offered


def _kinds_and_types() -> dict[str, Pairs]:
    """A health unit's kinds, and all types; which type belongs to which kind reference says."""
    both = [one["code"].partition(" / ") for one in _values(KINDS_OF_HEALTH_UNITS)]
    return {"jenis": _once(kind for kind, _, _ in both), "tipe": _once(type_ for _, _, type_ in both)}


def _once(codes: Iterable[str]) -> Pairs:
    return [(code, code) for code in dict.fromkeys(codes)]


def _values(name: str) -> list[Value]:
    try:
        found: list[Value] = services.reference.values(list=name)
    except NotFound:  # this country has not imported it
        return []
    return found


def find(kept: Kept, typed: str) -> list[Value]:
    """Values to which one of this list may point, those of the own region first where there is one."""
    within = {} if kept.bkn else {"within": own_agency()}
    found: list[Value] = services.reference.search(list=kept.points_to, q=typed[:100], limit=OFFERED, **within)
    return found


def own_agency() -> str:
    """The agency for which the list is kept; "" for BKN."""
    held = [grant for grant in g.who["grants"] if grant["jurisdiction_kind"] == "agency"]
    return str(held[0]["jurisdiction_id"]) if held else ""


def words_for(choices: Mapping[str, Pairs], attributes: Mapping[str, Any], name: str) -> str:
    """How a page says an attribute of a value."""
    code = str(attributes.get(name, ""))
    return dict(choices.get(name, [])).get(code, code)
