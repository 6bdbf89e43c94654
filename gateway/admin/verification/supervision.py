"""Pekerjaan kantor: a supervisor sees who holds what and for how long, releases claims, and hands cases over."""
from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import flash, redirect, render_template, request
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from gateway.admin.blueprint import bp
from gateway.admin.verification.pace import pace_of
from gateway.admin.verification.ticked import Done, Ticked, one_by_one, ticked
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.errors import Invalid, NotFound
from services.contracts.verification.answers import Colleague, OfficePlace, SupervisedPage

HERE = "/admin/pekerjaan-kantor"
HOLDERS = {"dipegang": "held", "bebas": "free"}
PAGE = 50
_NAMES = ("kantor", "pemegang", "lama", "setelah")


@bp.get("/pekerjaan-kantor")
@require_right("verification.supervised", "verification.colleagues", "verification.forecast")
def supervision() -> str:
    """Open work, oldest first."""
    return _page(Done())


@bp.post("/pekerjaan-kantor")
@require_right("verification.supervised", "verification.colleagues", "verification.release_for", "verification.assign")
def move_cases() -> Response | str | tuple[str, int]:
    """``do`` is lepas or serahkan; each ticked case by itself."""
    chosen, to = ticked(), request.form.get("kepada", "")
    gives = request.form.get("do") == "serahkan"
    wrong = _("Beri tanda pada berkas yang dimaksud.") if not chosen else ""
    wrong = wrong or (_("Pilih kepada siapa berkas diserahkan.") if gives and not to else "")
    if wrong:
        return _page(Done(), wrong), Invalid.status
    reason = request.form.get("alasan", "").strip()[:300]
    if gives:
        done = one_by_one(
            chosen, lambda one: services.verification.assign.write(**one.case, account_id=to, reason=reason)
        )
    else:
        done = one_by_one(chosen, lambda one: services.verification.release_for.write(**one.case, reason=reason))
    if done.changed:
        flash(_told(len(done.changed), gives=gives), "ok")
    return _page(done) if done.others else redirect(address(), 303)


def _told(count: int, *, gives: bool) -> str:
    if gives:
        return ngettext("%(num)d berkas diserahkan.", "%(num)d berkas diserahkan.", count)
    return ngettext("%(num)d berkas dilepas ke antrean.", "%(num)d berkas dilepas ke antrean.", count)


def _page(done: Done, wrong: str = "") -> str:
    asked = {name: request.args.get(name, "")[:100] for name in _NAMES}
    level, office_id = _office(asked["kantor"])
    page: SupervisedPage = services.verification.supervised(
        level=level, office_id=office_id, holder=HOLDERS.get(asked["pemegang"], ""), late=bool(asked["lama"]),
        after=asked["setelah"], limit=PAGE,
    )
    people, pace = _colleagues(level, office_id), pace_of(level, office_id) if level else None
    rows = [(Ticked(row["case_id"], row["version"], row["register_number"]), row) for row in page["rows"]]
    return render_template(
        "admin/supervision.html", rows=rows, page=page, asked=asked, address=address, done=done, wrong=wrong,
        code_of=code_of, colleagues=people, chosen=bool(level), pace=pace,
        pairs=[(one["account_id"], one["name"]) for one in people],
        totals={name: sum(place[name] for place in page["offices"]) for name in ("cases", "held", "late")},
    )


def _colleagues(level: int, office_id: str) -> list[Colleague]:
    """Who can be given cases; nobody in an office in which nothing waits any more."""
    try:
        return services.verification.colleagues(level=level, office_id=office_id) if level else []
    except NotFound:
        return []


def code_of(place: OfficePlace) -> str:
    """An office in the address: its level and id."""
    return f"{place['level']}.{place['id']}"


def _office(code: str) -> tuple[int, str]:
    level, _, office_id = code.partition(".")
    return (int(level), office_id[:64]) if level in "123456789" and level else (0, "")


def address(**changed: Any) -> str:
    """The page as it is, or as ``changed``; a changed list begins at its start."""
    asked = {name: request.args.get(name, "")[:100] for name in _NAMES} | {"setelah": ""} | changed
    kept = {name: value for name, value in asked.items() if value}
    return HERE + (f"?{urlencode(kept)}" if kept else "")
