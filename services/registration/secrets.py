"""The record's secret fields (NIK, NPWP, BPJS) are sealed at rest and masked on screens; the audit holds no values."""
from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from services.chassis.sealed import sealer
from services.contracts.form_fields import FORM_FIELDS

SECRET = frozenset(field.name for field in FORM_FIELDS.values() if field.secret)

SHOWN = 4  # characters at an end
HIDDEN = "••••••••"  # of any length alike


def sealed(values: dict[str, str]) -> dict[str, str]:
    """The values as the database keeps them."""
    return {name: sealer().seal(value) if name in SECRET else value for name, value in values.items()}


def opened(values: dict[str, str]) -> dict[str, str]:
    """The values as they are."""
    return {name: sealer().open(value) if name in SECRET else value for name, value in values.items()}


def digests(values: Mapping[str, Any]) -> dict[str, str]:
    """Keyed digests for the audit, which cannot forget: they prove which value it was to who has the value."""
    return {name: sealer().digest(f"{name}={json.dumps(value, sort_keys=True)}")[:32] for name, value in values.items()}


def masked(value: str) -> str:
    """``3404 •••• •••• 0007``: its ends, by which its owner knows a long number on the form."""
    return f"{value[:SHOWN]} •••• •••• {value[-SHOWN:]}" if len(value) > 2 * SHOWN else "•" * len(value)


def last_digits(value: str) -> str:
    """``•••• 0007``: for a paper, where the NIP beside it tells the birth date in the middle of a NIK."""
    return f"•••• {value[-SHOWN:]}" if len(value) > 2 * SHOWN else "•" * len(value)


def hidden(value: str) -> str:
    """Only whether there is a number, sealed or not; why nothing of it: docs/decisions, 25."""
    return HIDDEN if value else ""
