"""Usulan tidak ikut: what agencies have proposed, for the office above; and what it has decided."""
from __future__ import annotations

from flask import redirect, render_template, request
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from gateway.admin.blueprint import bp
from gateway.admin.missing.chosen import tell, ticked
from gateway.admin.missing.noting import NOBODY, Page
from gateway.admin.missing.words import REASONS, STAGES, STANDINGS
from gateway.services import services
from gateway.spoken import kata
from gateway.who_may_open import require_right
from services.contracts.errors import Invalid
from services.contracts.registration.missing import Followed, MissingPeople, Stage

ROWS = 50


@bp.get("/usulan-tidak-ikut")
@require_right("registration.find_proposed")
def proposals() -> str:
    """By name; ``tahap=final`` for those that are decided."""
    return _page()


def _page(errors: dict[str, str] | None = None) -> str:
    stage = Stage.FINAL if request.args.get("tahap") == Stage.FINAL else Stage.PROPOSED
    after = request.args.get("setelah", "")[:300]
    page: MissingPeople = services.registration.find_proposed(stage=stage, after=after, limit=ROWS)
    return render_template(
        "admin/missing/proposals.html", page=page, stage=stage, after=after, errors=errors or {}, reasons=REASONS,
        stages=STAGES, standings=STANDINGS, typed=request.form.get("alasan", ""),
    )  # fmt: skip


@bp.post("/belum-terdata/putusan")
@require_right("registration.decide_proposal", "registration.find_proposed")
def decide_proposal() -> Page:
    """Confirmed or refused, one or many; a refusal says why."""
    people, note = ticked(), request.form.get("alasan", "").strip()
    verdict = "refuse" if request.form.get("do") == "refuse" else "confirm"
    if not people:
        return _page({"usulan": kata(NOBODY)}), Invalid.status
    if verdict == "refuse" and not note:
        return _page({"alasan": _("Tulis alasan menolak usulan; instansi membacanya.")}), Invalid.status
    followed: Followed = services.registration.decide_proposal.write(people=people, verdict=verdict, note=note)
    count = len(followed["changed"])
    if verdict == "confirm":
        tell(followed, ngettext("%(num)d orang ditetapkan tidak ikut.", "%(num)d orang ditetapkan tidak ikut.", count))
    else:
        tell(followed, ngettext("%(num)d usulan ditolak.", "%(num)d usulan ditolak.", count))
    return _back()


def _back() -> Response:
    return redirect("/admin/usulan-tidak-ikut", 303)
