"""Pages for officials, under ``/admin``: one module or package for each menu."""
from gateway.admin import (
    audit,
    exports,
    frame,
    gates,
    helpdesk,
    landing,
    lists,
    log_in,
    missing,
    moving,
    operations,
    org_units,
    quality,
    recapitulations,
    registrants,
    search,
    settings,
    shortcuts,
    statistics,
    subscribers,
    turning_back,
    users,
    value_requests,
    verification,
)
from gateway.admin.blueprint import bp

__all__ = [
    "audit", "bp", "exports", "frame", "gates", "helpdesk", "landing", "lists", "log_in", "missing", "moving",
    "operations", "org_units", "quality", "recapitulations", "registrants", "search", "settings", "shortcuts",
    "statistics", "subscribers", "turning_back", "users", "value_requests", "verification",
]  # fmt: skip
