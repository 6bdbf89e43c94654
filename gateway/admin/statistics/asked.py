"""What reporting says of the filter bar's part of the country; a part without any agency keeps the bar on the page."""
from __future__ import annotations

from gateway.admin.statistics.filter_bar import Filter
from gateway.services import services
from services.contracts.errors import NotFound
from services.contracts.reporting.answers import ForecastShown, ProgressShown, WorkforceShown


def progress_of(chosen: Filter) -> tuple[ProgressShown, int]:
    """With the status of the page: where filters leave nothing, all agencies to choose from and no figures."""
    try:
        return services.reporting.progress(**chosen.area), 200
    except NotFound as refusal:
        if not chosen.narrows:
            raise
        everything: ProgressShown = services.reporting.progress()
        never = ForecastShown(pace=0.0, day="", earliest="", latest="")
        none = ProgressShown(**{**everything, "stages": [], "units": [], "days": [], "open": [], "forecast": never})
        return none, refusal.status


def workforce_of(chosen: Filter) -> tuple[WorkforceShown, int]:
    """The same of the workforce."""
    try:
        return services.reporting.workforce(**chosen.area), 200
    except NotFound as refusal:
        if not chosen.narrows:
            raise
        everything: WorkforceShown = services.reporting.workforce()
        return WorkforceShown(as_of=everything["as_of"], building=everything["building"], sides={}), refusal.status
