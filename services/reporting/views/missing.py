"""Expected against received: by agency, and by the units of one, with the reasons of those who are missing."""
from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from services.chassis.many_rows import among
from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.reference.answers import UnitPlace
from services.contracts.reporting.answers import MissingCount, MissingShown
from services.reporting.builds import SHOWN, how_new
from services.reporting.domain.what_counts import MISSING, MISSING_IN, STAGE, UNIT
from services.reporting.domain.whose_figures import in_area
from services.reporting.tables import tallies
from services.reporting.views.area import area
from services.reporting.views.units import depth_of, places_of

EXPECTED = "expected"
T = tallies.c


def missing(
    uow: UnitOfWork, actor: Actor, services: Services, agency_id: str, kanreg_id: str, province_code: str, kind: str,
    unit_id: str,
) -> MissingShown:
    """The agencies with most missing people come first.  Raises ``NotFound`` for what lies elsewhere."""
    filtered = {"agency_id": agency_id, "kanreg_id": kanreg_id, "province_code": province_code, "kind": kind}
    asked = area(actor, services, **filtered)
    agencies = _agencies(uow, {one["id"]: one["name"] for one in asked.visible if in_area(one, **filtered)})
    units, path = _units(uow, services, agency_id, unit_id) if agency_id else ([], [])
    return MissingShown(
        **how_new(uow), agency=agencies[0]["name"] if agency_id and agencies else "", whole=_sum(agencies),
        agencies=agencies, units=units, path=path,
    )  # fmt: skip


def missing_of(count: MissingCount) -> int:
    """How many are missing."""
    return sum(count["reasons"].values())


def _agencies(uow: UnitOfWork, named: dict[str, str]) -> list[MissingCount]:
    mine = (T.build == SHOWN, among(T.agency_id, sorted(named)), T.people != 0)
    wanted = sa.or_(sa.and_(T.kind == STAGE, T.a == EXPECTED), T.kind == MISSING)
    found: dict[str, MissingCount] = {}
    for row in uow.session.execute(sa.select(T.agency_id, T.kind, T.a, T.people).where(*mine, wanted)):
        one = found.setdefault(row.agency_id, _nobody(row.agency_id, named[row.agency_id]))
        _add(one, row.a if row.kind == MISSING else "", row.people)
    return sorted(found.values(), key=lambda one: (-missing_of(one), one["name"]))


def _units(
    uow: UnitOfWork, services: Services, agency_id: str, unit_id: str
) -> tuple[list[MissingCount], list[tuple[str, str]]]:
    mine = (T.build == SHOWN, T.agency_id == agency_id, T.people != 0)
    wanted = sa.or_(sa.and_(T.kind == UNIT, T.b == EXPECTED), T.kind == MISSING_IN)
    rows = uow.session.execute(sa.select(T.kind, T.a, T.b, T.people).where(*mine, wanted)).all()
    places = places_of(services, sorted({row.a for row in rows if row.a}))
    top = depth_of(list(places.values()))
    found: dict[str, MissingCount] = {}
    path: list[tuple[str, str]] = []
    for row in rows:
        step = _step(places.get(row.a), unit_id, top)
        if step is None:
            continue
        below_id, name, below = step
        one = found.setdefault(below_id, _nobody(below_id, name))
        one["below"] = one["below"] or below
        _add(one, row.b if row.kind == MISSING_IN else "", row.people)
        path = path or _way(places.get(row.a), unit_id)
    order = sorted(found.values(), key=lambda one: (one["id"] == "", -missing_of(one), one["name"]))
    return order, path


def _step(place: UnitPlace | None, unit_id: str, top: int) -> tuple[str, str, bool] | None:
    """Under which unit somebody counts, right below the one that is open; None for who is not below it."""
    if place is None:
        return None if unit_id else ("", "", False)
    if unit_id and unit_id not in place["path"]:
        return None
    last = len(place["path"]) - 1
    at = min(place["path"].index(unit_id) + 1 if unit_id else top, last)
    return place["path"][at], place["names"][at], at < last


def _way(place: UnitPlace | None, unit_id: str) -> list[tuple[str, str]]:
    if place is None or not unit_id:
        return []
    upto = place["path"].index(unit_id) + 1
    return list(zip(place["path"][:upto], place["names"][:upto], strict=True))


def _nobody(id: str, name: str) -> MissingCount:
    return MissingCount(id=id, name=name, below=False, expected=0, reasons={})


def _add(one: MissingCount, reason: str, people: int) -> None:
    """``reason`` "" is an expected person."""
    if reason:
        one["reasons"][reason] = one["reasons"].get(reason, 0) + people
    else:
        one["expected"] += people


def _sum(counts: Iterable[MissingCount]) -> MissingCount:
    whole = _nobody("", "")
    for one in counts:
        _add(whole, "", one["expected"])
        for reason, people in one["reasons"].items():
            _add(whole, reason, people)
    return whole
