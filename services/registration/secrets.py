"""The record's secret fields (NIK, NPWP, BPJS) are sealed at rest and masked on screens."""
from __future__ import annotations

from services.chassis.sealed import sealer
from services.contracts.form_fields import FORM_FIELDS

SECRET = frozenset(field.name for field in FORM_FIELDS.values() if field.secret)

SHOWN = 4  # characters at each end


def sealed(values: dict[str, str]) -> dict[str, str]:
    """The values as the database keeps them."""
    return {name: sealer().seal(value) if name in SECRET else value for name, value in values.items()}


def opened(values: dict[str, str]) -> dict[str, str]:
    """The values as they are."""
    return {name: sealer().open(value) if name in SECRET else value for name, value in values.items()}


def masked(value: str) -> str:
    """``3404 •••• •••• 0007``: the first and last four of a long number."""
    return f"{value[:SHOWN]} •••• •••• {value[-SHOWN:]}" if len(value) > 2 * SHOWN else "•" * len(value)
