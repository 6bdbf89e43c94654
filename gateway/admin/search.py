"""The search of the header: a nomor register leads to its desk, other words to the list that the profile may search."""
from __future__ import annotations

from urllib.parse import quote

from flask import g, redirect, render_template, request
from werkzeug.wrappers import Response

from gateway.admin.blueprint import bp
from gateway.admin.menu import DESKS, MANAGERS, READERS_OF_PROGRESS, VERIFIERS
from gateway.admin.verification.register_number import canonical, desk_address, is_register_number
from gateway.who_may_open import require_official
from services.contracts.verification.levels import LEVELS


@bp.get("/cari")
@require_official
def search() -> str | Response:
    """``q`` as it was typed; empty shows a page with the field alone, for small screens."""
    q = request.args.get("q", "").strip()[:100]
    held = {grant["profile"] for grant in g.who["grants"]}
    if not q:
        return render_template("admin/search.html")
    if held & VERIFIERS:
        return redirect(_among_cases(q, held))
    if held & DESKS:
        return redirect(f"/admin/helpdesk?antrean=semua&cari={quote(q)}")
    if held & MANAGERS:
        return redirect(f"/admin/pengguna?cari={quote(q)}")
    return redirect(f"/admin/statistik?cari={quote(q)}" if held & READERS_OF_PROGRESS else "/admin")


def _among_cases(q: str, held: set[str]) -> str:
    """A number opens its desk, a NIP is looked up by who finds by it, other words narrow the own queue."""
    if is_register_number(q):
        return desk_address(q)
    by_nip = canonical(q).isdecimal() and held & (VERIFIERS - {LEVELS[1].profile})
    return f"/admin/verifikasi?{'antrean=cari&' if by_nip else ''}cari={quote(q)}"
