"""How Permintaan Nilai names lists and outcomes, and the address that keeps what was looked for."""
from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from flask import request
from flask_babel import lazy_gettext as _

from gateway.admin.lists.names import NAMES
from services.contracts.helpdesk.categories import OF_LIST

HERE = "/admin/helpdesk/permintaan"
LISTS = {name: NAMES.get(name, _("Unit organisasi")) for name in OF_LIST}
OUTCOMES = {
    "added": (_("Ditambahkan"), "ok", "check"),
    "mapped": (_("Sudah ada"), "info", "check"),
    "refused": (_("Ditolak"), "bad", "x"),
    "merged": (_("Digabungkan"), "info", "check"),
}
ASKED = ("status", "daftar", "cari", "setelah")


def asked() -> dict[str, str]:
    """What the address asks for; what it does not say is empty."""
    return {name: request.args.get(name, "").strip()[:100] for name in ASKED}


def address(question: Mapping[str, str], path: str = "", **changed: str) -> str:
    """The same question with some answers changed."""
    said = {name: text for name, text in {**question, **changed}.items() if text}
    return f"{HERE}{path}" + (f"?{urlencode(said)}" if said else "")
