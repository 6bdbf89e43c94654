"""Who works for the state: by sex, age, golongan, education, position, kind of agency and region."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

import sqlalchemy as sa

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.reference.answers import Agency
from services.contracts.reporting.answers import ValueCount, WorkforceShown
from services.contracts.reporting.requests import NATIONAL, REGIONAL
from services.reporting.builds import SHOWN, how_new
from services.reporting.domain.age_bands import band_of
from services.reporting.domain.what_counts import WORKFORCE, ZONE
from services.reporting.domain.whose_figures import in_area
from services.reporting.tables import tallies
from services.reporting.views.area import Area, area, place

LISTS = {"sex": "jenis_kelamin", "golongan": "golongan", "education": "tingkat_pendidikan", "position": "jenis_jabatan"}
LABELS_AT_ONCE = 1000
Sides = dict[str, Counter[tuple[str, str]]]  # side -> code and "verified" or "held"
Names = dict[tuple[str, str], str]  # side and code


def workforce(
    uow: UnitOfWork, actor: Actor, services: Services, agency_id: str, kanreg_id: str, province_code: str, kind: str
) -> WorkforceShown:
    """Of the same area as the campaign's page."""
    filtered = {"agency_id": agency_id, "kanreg_id": kanreg_id, "province_code": province_code, "kind": kind}
    asked = area(actor, services, **filtered)
    sides: Sides = {}
    this_year = datetime.now(UTC).astimezone(ZONE).year
    for row in uow.session.execute(asked.tallies(*WORKFORCE)):
        side, code = ("age", band_of(row.a, this_year)) if row.kind == "birth_year" else (row.kind, row.a)
        sides.setdefault(side, Counter())[code, row.b] += row.people
    names = _names(services, sides)
    here = _verified(uow, asked)
    inside = [one for one in asked.visible if one["id"] in here and in_area(one, **filtered)]
    sides |= _places(inside, here, names)
    return WorkforceShown(
        **how_new(uow),
        agencies=[place(one) for one in asked.visible if one["id"] in here],
        sides={side: _values(side, counts, names) for side, counts in sides.items()},
    )


def _names(services: Services, sides: Sides) -> Names:
    """Of the codes that anybody has; a list is short, so one question does for all of them."""
    asked = [(side, code) for side in LISTS for code in sorted({code for code, _ in sides.get(side, ())} - {""})]
    labels: dict[str, str] = {}
    for start in range(0, len(asked), LABELS_AT_ONCE):
        codes = [{"list": LISTS[side], "code": code} for side, code in asked[start : start + LABELS_AT_ONCE]]
        labels |= services.reference.labels(codes=codes)
    return {(side, code): labels.get(f"{LISTS[side]}:{code}", code) for side, code in asked}


def _verified(uow: UnitOfWork, asked: Area) -> dict[str, dict[str, int]]:
    """Of each agency with people: verified and held, from any one side, as everybody has exactly one value of it."""
    t = tallies.c
    people = sa.cast(sa.func.sum(t.people), sa.BigInteger).label("people")
    mine = (t.build == SHOWN, t.kind == "sex", asked.is_visible, t.people != 0)
    here: dict[str, dict[str, int]] = {}
    for row in uow.session.execute(sa.select(t.agency_id, t.b, people).where(*mine).group_by(t.agency_id, t.b)):
        here.setdefault(row.agency_id, {})[row.b] = row.people
    return here


def _places(inside: Sequence[Agency], here: dict[str, dict[str, int]], names: Names) -> Sides:
    """By kind of agency and by province."""
    kinds, provinces = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for agency in inside:
        for known, people in here[agency["id"]].items():
            kinds[NATIONAL if agency["national"] else REGIONAL, known] += people
            provinces[agency["province_code"], known] += people
        names["province", agency["province_code"]] = agency["province"]
    return {"agency_kind": kinds, "province": provinces}


def _values(side: str, counts: Counter[tuple[str, str]], names: Names) -> list[ValueCount]:
    """In the order of the codes, which is that of the lists; an open band of ages comes first."""
    codes = sorted({code for code, _ in counts}, key=lambda code: (not code.startswith("<"), code))
    found = [
        ValueCount(
            code=code, name=names.get((side, code), code),
            people=counts[code, "held"] + counts[code, "verified"], verified=counts[code, "verified"],
        )
        for code in codes
    ]  # fmt: skip
    return [value for value in found if value["people"]]
