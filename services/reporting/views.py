"""What the reporting service shows: counts that were added up before anybody asked."""
from __future__ import annotations

import sqlalchemy as sa

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.errors import NotFound
from services.contracts.reporting.answers import AgencyCount, ProgressShown, StageCount
from services.reporting.domain.stages import STAGES
from services.reporting.domain.whose_figures import agencies_of
from services.reporting.tables import counts, newest


def progress(uow: UnitOfWork, actor: Actor, services: Services, agency_id: str) -> ProgressShown:
    """Counts by stage for the actor's agencies, the busiest agency first."""
    known = services.reference.agencies()
    agencies = {agency["id"]: agency["name"] for agency in known}
    visible = agencies_of(actor, known)
    if agency_id and agency_id not in visible:
        raise NotFound("Instansi ini tidak ditemukan di wilayah Anda.")
    wanted = {agency_id} if agency_id else visible
    stages: dict[str, dict[str, int]] = {}
    for row in uow.session.execute(sa.select(counts).where(counts.c.agency_id.in_(wanted))):
        stages.setdefault(row.agency_id, {})[row.stage] = row.people
    as_of = uow.session.scalar(sa.select(newest.c.at))
    rows = [AgencyCount(agency_id=own, agency=agencies.get(own, own), stages=found) for own, found in stages.items()]
    return ProgressShown(
        as_of=as_of.isoformat() if as_of else "",
        stages=[StageCount(stage=s, count=sum(found.get(s, 0) for found in stages.values())) for s in STAGES],
        agencies=sorted(rows, key=lambda row: -row["stages"].get("registered", 0)),
    )
