"""The keys of the desk: what each does, and the switch that turns them off (WCAG 2.1.4)."""
from __future__ import annotations

from dataclasses import dataclass

from flask import redirect, render_template, request
from flask_babel import lazy_gettext as _
from werkzeug.wrappers import Response

from gateway.admin.blueprint import bp
from gateway.who_may_open import require_official

COOKIE = "epupns_pintasan"
_A_YEAR = 365 * 24 * 3600


@dataclass(frozen=True)
class Key:
    """One key and what it does; every key has a button, too."""

    keys: tuple[str, ...]
    does: str


KEYS = (
    Key(("j", "k"), _("Baris berikutnya, baris sebelumnya")),
    Key(("x",), _("Setujui baris ini, atau lepaskan")),
    Key(("t",), _("Tolak baris ini")),
    Key(("1\u20135",), _("Alasan menolak nomor 1 sampai 5")),
    Key(("a",), _("Setujui semua")),
    Key(("d",), _("Buka dokumen baris ini")),
    Key(("s",), _("Simpan")),
    Key(("\u21e7", "\u21b5"), _("Kirim ke level berikutnya")),
    Key(("b",), _("Kembalikan ke PNS dengan alasan")),
    Key(("n",), _("Ambil berkas berikutnya")),
    Key(("u",), _("Urungkan pengiriman terakhir")),
    Key(("/",), _("Cari")),
    Key(("?",), _("Daftar pintasan ini")),
)


def switched_on() -> bool:
    """Whether this browser uses the keys."""
    return request.cookies.get(COOKIE) != "mati"


@bp.get("/pintasan")
@require_official
def shortcuts() -> str:
    """The list of keys with the switch."""
    return render_template("admin/shortcuts.html", keys=KEYS, switched_on=switched_on())


@bp.post("/pintasan")
@require_official
def switch_shortcuts() -> Response:
    """Turn the keys on or off in this browser."""
    response = redirect("/admin/pintasan", 303)
    wanted = "hidup" if request.form.get("pintasan") == "hidup" else "mati"
    response.set_cookie(COOKIE, wanted, max_age=_A_YEAR, path="/admin", samesite="Lax", secure=request.is_secure)
    return response
