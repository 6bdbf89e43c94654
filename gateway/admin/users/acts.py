"""What is done with an account as a whole, each confirmed on a page of its own: lock, unlock, reset, end, delete."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, request
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from werkzeug.wrappers import Response

from gateway.admin.blueprint import bp
from gateway.admin.users.account import shown
from gateway.admin.users.listing import beside_the_list
from gateway.admin.users.question import Question
from gateway.admin.users.refused import PANEL, errors_of
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.errors import Conflict, Invalid

Page = Response | str | tuple[str, int]


@dataclass(frozen=True)
class Act:
    """``slug`` stands in the address, ``method`` is identity's; ``reason``: it must be given, and is kept."""

    slug: str
    method: str
    title: Any
    about: Any
    button: Any
    done: Any
    icon: str
    reason: bool = True
    back: str = ""  # the tab that it leads back to

    @property
    def bad(self) -> bool:
        """Whether it takes something away."""
        return self.method != "unlock_account"


ACTS = (
    Act(
        "kunci", "lock_account", _("Kunci akun"),
        _("Pemegangnya keluar dari semua perangkat dan tidak dapat masuk lagi sampai kuncinya dibuka. Profilnya tetap; "
          "berkas yang sedang dipegangnya kembali ke antrean."),
        _("Kunci akun"), _("Akun dikunci."), "lock",
    ),
    Act(
        "buka-kunci", "unlock_account", _("Buka kunci akun"),
        _("Pemegangnya dapat masuk lagi dengan kata sandi yang lama."),
        _("Buka kunci"), _("Kunci akun dibuka."), "check", reason=False,
    ),
    Act(
        "autentikator", "reset_second_factor", _("Hapus autentikator"),
        _("Lakukan bila pemegangnya kehilangan ponsel, setelah memastikan bahwa itu benar dia. Saat masuk berikutnya "
          "ia memasang autentikator baru. Ia diberi tahu lewat e-mail."),
        _("Hapus autentikator"), _("Autentikator dihapus."), "phone",
    ),
    Act(
        "akhiri-sesi", "end_account_sessions", _("Akhiri semua sesi"),
        _("Pemegangnya keluar dari semua perangkat paling lambat 5 detik kemudian, dan harus masuk lagi."),
        _("Akhiri semua sesi"), _("Semua sesi akun ini diakhiri."), "logout", reason=False, back="/sesi",
    ),
    Act(
        "hapus", "delete_account", _("Hapus pengguna"),
        _("Akun ditutup untuk selamanya: semua profilnya berakhir dan username-nya dapat dipakai orang lain. Catatan "
          "tentang yang pernah dikerjakannya tetap ada."),
        _("Hapus pengguna"), _("Pengguna dihapus."), "trash",
    ),
)  # fmt: skip


def add_pages() -> None:
    """A page for each act, with a door of its own."""
    for act in ACTS:
        door = require_right("identity.find_accounts", "identity.account", f"identity.{act.method}")
        bp.add_url_rule(f"/pengguna/<username>/{act.slug}", f"user_{act.method}", door(_view(act)))
        posted = door(_view(act, send=True))
        bp.add_url_rule(f"/pengguna/<username>/{act.slug}", f"do_{act.method}", posted, methods=["POST"])


def _view(act: Act, *, send: bool = False) -> Any:
    def confirm(username: str) -> Page:
        return _do(act, username) if send else _ask(act, username, {})

    return confirm


def _do(act: Act, username: str) -> Page:
    reason = request.form.get("alasan", "").strip()
    if act.reason and not reason:
        return _ask(act, username, {"alasan": gettext("Tulis alasannya.")}), Invalid.status
    try:
        getattr(services.identity, act.method).write(**known(), **({"reason": reason} if act.reason else {}))
    except (Invalid, Conflict) as refusal:
        return _ask(act, username, errors_of(refusal, {"reason": "alasan"})), refusal.status
    flash(str(act.done), "ok")
    gone = act.method == "delete_account"
    return redirect(Question.read().address("" if gone else f"/{username}{act.back}"), 303)


def known() -> dict[str, Any]:
    """The account as the page showed it."""
    version = request.form.get("versi", "")
    return {"account_id": request.form.get("akun", ""), "version": int(version) if version.isdecimal() else 0}


def _ask(act: Act, username: str, errors: dict[str, str]) -> str:
    account = shown(username)
    typed = request.form.get("alasan", "")
    return beside_the_list("admin/users/act.html", account=account, act=act, errors=errors, typed=typed, panel_id=PANEL)


add_pages()
