"""What reporting says of the filter bar's part of the country; a part without any agency keeps the bar on the page."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from gateway.admin.statistics.filter_bar import Filter
from gateway.services import services
from services.contracts.errors import NotFound
from services.contracts.reporting.answers import ForecastShown, ProgressShown, WorkforceShown

T = TypeVar("T")


def progress_of(chosen: Filter) -> tuple[ProgressShown, int]:
    """With the status of the page: where filters leave nothing, all agencies to choose from and no figures."""
    return _of(chosen, services.reporting.progress, _no_progress)


def workforce_of(chosen: Filter) -> tuple[WorkforceShown, int]:
    """The same of the workforce."""
    return _of(chosen, services.reporting.workforce, _no_workforce)


def _of(chosen: Filter, ask: Callable[..., Any], without_figures: Callable[[T], T]) -> tuple[T, int]:
    try:
        return ask(**chosen.area), 200
    except NotFound as refusal:
        if not chosen.narrows:
            raise
        return without_figures(ask()), refusal.status


def _no_progress(everything: ProgressShown) -> ProgressShown:
    never = ForecastShown(pace=0.0, day="", earliest="", latest="")
    return ProgressShown(**{**everything, "stages": [], "units": [], "days": [], "open": [], "forecast": never})


def _no_workforce(everything: WorkforceShown) -> WorkforceShown:
    return WorkforceShown(**{**everything, "sides": {}})
