"""The list of what is set now, and the newest changes."""
from __future__ import annotations

from typing import Any

from flask import render_template

from gateway.admin.blueprint import bp
from gateway.admin.settings.in_words import in_words
from gateway.admin.settings.kinds import BY_CODE, IN_ORDER
from gateway.admin.settings.subjects import Subjects
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.identity.answers import SettingChange, SettingShown
from services.contracts.identity.settings import SettingKind

NEWEST = 10


@bp.get("/setting")
@require_right("identity.settings", "identity.setting_history")
def settings() -> str:
    """Every setting by its kind, with who set it, when and why."""
    held: list[SettingShown] = services.identity.settings()
    changes: list[SettingChange] = services.identity.setting_history()
    subjects = Subjects(services.reference.agencies())
    rows: dict[str, list[dict[str, Any]]] = {kind.code: [] for kind in IN_ORDER}
    for setting in held:
        rows[setting["kind"]].append(shown(setting, subjects))
    return render_template(
        "admin/settings.html", kinds=IN_ORDER, rows=rows, changes=[shown(one, subjects) for one in changes[:NEWEST]]
    )


def shown(setting: SettingShown | SettingChange, subjects: Subjects) -> dict[str, Any]:
    """A setting or a change with its words and its address."""
    kind = BY_CODE[SettingKind(setting["kind"])]
    return {
        **setting,
        "title": kind.title,
        "about": subjects.name(setting["kind"], setting["subject"]),
        "words": in_words(setting["kind"], setting["value"]),
        "href": f"/admin/setting/{kind.slug}/{setting['subject']}",
    }
