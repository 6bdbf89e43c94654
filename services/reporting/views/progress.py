"""How far the campaign is: by stage, agency, unit and day, what waits for how long, and when it ends at this pace."""
from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from services.chassis.many_rows import among
from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.reporting.answers import (
    AgencyCount,
    DayChange,
    ForecastShown,
    OpenWork,
    ProgressShown,
    StageCount,
)
from services.reporting.builds import SHOWN, how_new
from services.reporting.domain.stages import STAGES
from services.reporting.domain.what_counts import DAY, OPEN, STAGE, ZONE
from services.reporting.domain.when_will_it_end import WEEK, forecast
from services.reporting.tables import tallies
from services.reporting.views.area import Area, area, place
from services.reporting.views.units import units_of

Counts = dict[str, dict[str, int]]  # by agency or day, then by stage


def progress(
    uow: UnitOfWork, actor: Actor, services: Services, agency_id: str, kanreg_id: str, province_code: str, kind: str
) -> ProgressShown:
    """Everything of the page in one answer; the agencies with most registrations come first."""
    filtered = {"agency_id": agency_id, "kanreg_id": kanreg_id, "province_code": province_code, "kind": kind}
    asked = area(actor, services, **filtered)
    stages: dict[str, int] = {}
    days: Counts = {}
    waiting = []
    for row in uow.session.execute(asked.tallies(STAGE, DAY, OPEN).order_by(tallies.c.b, tallies.c.a)):
        if row.kind == STAGE:
            stages[row.a] = row.people
        elif row.kind == DAY and row.people:
            days.setdefault(row.b, {})[row.a] = row.people
        elif row.people:
            waiting.append(OpenWork(stage=row.a, since=row.b, count=row.people))
    return ProgressShown(
        **how_new(uow),
        stages=[StageCount(stage=stage, count=stages.get(stage, 0)) for stage in STAGES],
        agencies=_agencies(uow, asked),
        units=units_of(uow, services, agency_id) if agency_id else [],
        days=[DayChange(day=day, stages=changes) for day, changes in days.items()],
        open=waiting,
        forecast=_forecast(stages, days),
    )


def _agencies(uow: UnitOfWork, asked: Area) -> list[AgencyCount]:
    t = tallies.c
    week = [(_today() - timedelta(days=ago)).isoformat() for ago in range(WEEK)]
    mine = (t.build == SHOWN, asked.is_visible, t.people != 0)
    standing = _by_agency(uow, sa.select(t.agency_id, t.a, t.people).where(*mine, t.kind == STAGE))
    lately = sa.select(t.agency_id, t.a, sa.func.sum(t.people).label("people"))
    days = (t.kind == DAY, among(t.b, week))
    changes = _by_agency(uow, lately.where(*mine, *days).group_by(t.agency_id, t.a))
    rows = [
        AgencyCount(**place(one), stages=standing[one["id"]], week=changes.get(one["id"], {}))
        for one in asked.visible
        if one["id"] in standing
    ]
    return sorted(rows, key=lambda row: -row["stages"].get("registered", 0))


def _by_agency(uow: UnitOfWork, tallied: sa.Select[Any]) -> Counts:
    """As one JSON text: thousands of small rows take three times as long."""
    one = tallied.subquery().c
    stages = sa.func.json_object_agg(one.a, one.people).label("stages")
    each = sa.select(one.agency_id, stages).group_by(one.agency_id).subquery().c
    return uow.session.scalar(sa.select(sa.func.json_object_agg(each.agency_id, each.stages, type_=sa.JSON))) or {}


def _forecast(stages: dict[str, int], days: Counts) -> ForecastShown:
    done = {date.fromisoformat(day): changes.get("done", 0) for day, changes in days.items()}
    ends = forecast(stages.get("expected", 0) - stages.get("done", 0), done, _today())
    day, earliest, latest = (day.isoformat() if day else "" for day in (ends.day, ends.earliest, ends.latest))
    return ForecastShown(pace=ends.pace, day=day, earliest=earliest, latest=latest)


def _today() -> date:
    return datetime.now(UTC).astimezone(ZONE).date()
