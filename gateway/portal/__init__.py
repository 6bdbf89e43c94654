"""Pages for civil servants: registering, the form, sending, and where it is."""

from gateway.portal import (
    about,
    accesses,
    form,
    help_desk,
    home,
    log_in,
    notifications,
    own_data,
    proof,
    register,
    schedule,
)
from gateway.portal.blueprint import bp

__all__ = [
    "about", "accesses", "bp", "form", "help_desk", "home", "log_in", "notifications", "own_data",
    "proof", "register", "schedule",
]  # fmt: skip
