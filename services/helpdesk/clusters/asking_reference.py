"""What a decision on a group asks of reference: the same question for a trial and in earnest."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from services.chassis.rpc_client import Services
from services.contracts.event import new_id
from services.contracts.reference.values import Kept

UNITS = "unor"  # a tree of its own, not a list


def ask_reference(
    services: Services, row: sa.Row[Any], said: Mapping[str, Any], by: str, *, dry_run: bool = False
) -> Kept:
    """The value that reference keeps for the group.  Raises what reference refuses.

    ``said``: ``code`` of a value that is there, or the fields of a new one.  In earnest it happens once for the group.
    """
    asked = {"key": new_id() if dry_run else row.id, "asked": [row.id], "by": by}
    trial = {"dry_run": True} if dry_run else {}
    kept: Kept
    if row.list == UNITS:
        unit = {name: said.get(name, "") for name in ("code", "name", "parent")}
        kept = services.reference.settle_unit(**asked, agency_id=row.agency_id, **unit, **trial)
    elif said.get("code"):
        kept = services.reference.map_values(**asked, list=row.list, code=said["code"])
    else:
        kept = services.reference.settle_value(**asked, agency_id=row.agency_id, list=row.list, **said, **trial)
    return kept
