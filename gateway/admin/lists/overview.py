"""Referensi: every list with the number of its values."""
from __future__ import annotations

from flask import render_template

from gateway.admin.blueprint import bp
from gateway.admin.lists.names import GROUPS
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.reference.values import ListShown


@bp.get("/referensi")
@require_right("reference.lists")
def reference_lists() -> str:
    """All lists by group."""
    shown: list[ListShown] = services.reference.lists()
    return render_template("admin/lists/overview.html", groups=GROUPS, lists={one["list"]: one for one in shown})
