"""The record's secret fields (NIK, NPWP, BPJS) are sealed at rest and masked on screens."""
from __future__ import annotations

from functools import cache

from services.chassis import environment
from services.chassis.sealed import Sealer
from services.contracts.form_fields import FORM_FIELDS

SECRET = frozenset(field.name for field in FORM_FIELDS.values() if field.secret)

SHOWN = 4  # characters at each end


@cache
def sealer() -> Sealer:
    """The sealer of this process, by ``FIELD_KEYS`` and ``FIELD_HASH_KEY``."""
    return Sealer(environment.keys("FIELD_KEYS"), environment.key("FIELD_HASH_KEY"))


def sealed(values: dict[str, str]) -> dict[str, str]:
    """The values as the database keeps them."""
    return {name: sealer().seal(value) if name in SECRET else value for name, value in values.items()}


def opened(values: dict[str, str]) -> dict[str, str]:
    """The values as they are."""
    return {name: sealer().open(value) if name in SECRET else value for name, value in values.items()}


def masked(value: str) -> str:
    """``3404 •••• •••• 0007``: the first and last four of a long number."""
    return f"{value[:SHOWN]} •••• •••• {value[-SHOWN:]}" if len(value) > 2 * SHOWN else "•" * len(value)
