"""The name of the office in whose inbox a case lies, from what the case itself knows."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa


def office_name(case: sa.Row[Any]) -> str:
    """A unit's, the agency's or the kanreg's; everything else is BKN Pusat."""
    names: dict[str, str] = {
        "org_unit": {
            case.chosen_unit: case.chosen_name, **dict(zip(case.unit_path, case.unit_names, strict=True)),
        }.get(case.office_id, ""),
        "agency": case.agency_name,
        "kanreg": case.kanreg_name,
    }
    return names.get(case.office_kind, "BKN Pusat")
