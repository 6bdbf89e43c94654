"""A page that asks for another profile says which one, by the name that the menus use."""
from __future__ import annotations

from typing import Any

from gateway import refusals
from gateway.admin.blueprint import bp
from services.contracts.errors import Forbidden
from services.contracts.profiles import NAMES, Profile

_BY_NAME = {name: profile for profile, name in NAMES.items()}


@bp.errorhandler(Forbidden)
def forbidden(refusal: Forbidden) -> Any:
    """Services name the profiles by code or by name; the page gets profiles."""
    known = [profile_of(need) for need in refusal.details.get("needs", [])]
    details = {**refusal.details, "needs": [profile for profile in known if profile]}
    return refusals.show(Forbidden(refusal.message, **details))


def profile_of(need: str) -> Profile | None:
    """``verifier_l1`` and ``Verifikator Level 1`` alike; None for anything else."""
    return _BY_NAME.get(need) or next((profile for profile in Profile if profile == need), None)
