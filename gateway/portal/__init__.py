"""Pages for civil servants: registering, the form, sending, and where it is."""

from gateway.portal import (
    about,
    accesses,
    changes,
    forgotten_number,
    form,
    home,
    log_in,
    notifications,
    own_data,
    proof,
    recapitulation,
    register,
    reports,
    schedule,
)
from gateway.portal.blueprint import bp

__all__ = [
    "about", "accesses", "bp", "changes", "forgotten_number", "form", "home", "log_in", "notifications", "own_data",
    "proof", "recapitulation", "register", "reports", "schedule",
]  # fmt: skip
