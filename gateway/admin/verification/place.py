"""Where a case is, and where Kirim leads, in the words of the page."""
from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from gateway.admin.blueprint import bp
from services.contracts.verification.answers import CaseShown, LevelShown

PLACES = {
    "queued": (_l("sedang dibagikan ke kantor"), ""),
    "open": (_l("menunggu keputusan"), "info"),
    "no_office": (_l("belum ada kantor yang memeriksa"), "warn"),
    "sending": (_l("sedang dikirim"), "info"),
    "returned": (_l("dikembalikan, menunggu perbaikan PNS"), "warn"),
    "completed": (_l("selesai, sedang masuk data negara"), "ok"),
    "record_conflict": (_l("bentrok dengan data negara"), "bad"),
    "done": (_l("selesai"), "ok"),
}
ICONS = {"ok": "check", "warn": "clock", "bad": "alert", "info": "clock", "": ""}
FINISHED = frozenset({"completed", "record_conflict", "done"})


@bp.app_template_filter()
def place(case: CaseShown) -> str:
    """``Level 2, menunggu keputusan``; a finished case is at no level."""
    words = str(PLACES.get(case["state"], (case["state"], ""))[0])
    return words.capitalize() if case["state"] in FINISHED else f"Level {case['level']}, {words}"


@bp.app_template_filter()
def place_tone(case: CaseShown) -> tuple[str, str]:
    """Tone and icon of the tag that says so."""
    tone = PLACES.get(case["state"], ("", ""))[1]
    return tone, ICONS[tone]


@bp.app_template_filter()
def level_name(level: LevelShown) -> str:
    """``Level 1``, ``Level 3, BKN``."""
    numbered = f"Level {level['level']}"
    return numbered if level["name"] in ("", numbered) else f"{numbered}, {level['name']}"


@bp.app_template_filter()
def send_label(case: CaseShown) -> str:
    """The word on the button: the level that has something to decide next."""
    coming = [level["level"] for level in case["levels"] if level["level"] > case["level"] and level["state"] == "todo"]
    return _("Kirim ke Level %(n)s", n=coming[0]) if coming else _("Kirim dan selesaikan")
