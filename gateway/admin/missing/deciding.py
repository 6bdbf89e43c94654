"""Tidak ikut: the agency proposes on a page that names them; the office above takes it back on the person's page."""
from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request
from flask_babel import gettext as _
from flask_babel import ngettext

from gateway.admin.blueprint import bp
from gateway.admin.missing.chosen import FIELD, tell, ticked
from gateway.admin.missing.listing import list_page
from gateway.admin.missing.noting import AT, NOBODY, Page, back
from gateway.admin.missing.person import person_page
from gateway.admin.missing.question import PATH, Question
from gateway.admin.users.refused import errors_of
from gateway.documents.sentences import NotADocument
from gateway.portal.reports import papers
from gateway.services import services
from gateway.spoken import kata
from gateway.who_may_open import require_right
from services.contracts.errors import Conflict, Invalid
from services.contracts.registration.missing import Followed, MissingOpened


@bp.post("/belum-terdata/usul")
@require_right("registration.propose", "registration.missing_person")
def propose() -> Page:
    """With the grounds, and a document where the reasons have none."""
    people = ticked()
    if not people:
        return list_page(kata(NOBODY)), Invalid.status
    if "catatan" not in request.form:
        return _form(people)
    errors = {} if request.form["catatan"].strip() else {"catatan": _("Tulis dasar usulannya.")}
    documents: list[dict[str, Any]] = []
    try:
        documents = papers.documents()
    except NotADocument as refusal:
        errors[papers.FIELD] = kata(refusal.message)
    if not errors:
        try:
            followed: Followed = services.registration.propose.write(
                people=people, note=request.form["catatan"], document=documents[0] if documents else None
            )
        except (Invalid, Conflict) as refusal:
            errors = errors_of(refusal, AT)
        else:
            count = len(followed["changed"])
            text = ngettext("%(num)d orang diusulkan tidak ikut.", "%(num)d orang diusulkan tidak ikut.", count)
            tell(followed, text)
            return back(people)
    return _form(people, errors, documents), Invalid.status


def _form(
    people: list[dict[str, Any]], errors: dict[str, str] | None = None, documents: list[dict[str, Any]] | None = None
) -> str:
    first: MissingOpened = services.registration.missing_person(person_id=people[0]["person_id"])
    return render_template(
        "admin/missing/propose.html", people=people, first=first, errors=errors or {}, field=FIELD,
        typed=request.form.get("catatan", ""), documents=documents or [], receipt=papers.receipt(documents or []),
        question=Question.read(),
    )  # fmt: skip


@bp.post("/belum-terdata/orang/<person_id>/batal")
@require_right("registration.reverse", "registration.missing_person")
def reverse(person_id: str) -> Page:
    """With a reason, which stays in the history."""
    one, note, version = person_id, request.form.get("alasan", "").strip(), request.form.get("version", "")
    if not note:
        return person_page(one, {"alasan": _("Tulis alasan membatalkan.")}), Invalid.status
    if not version.isdecimal():
        return person_page(one), Invalid.status
    followed: Followed = services.registration.reverse.write(person_id=one, version=int(version[:9]), note=note)
    tell(followed, _("Tidak ikut dibatalkan. Orang ini diberi tahu dan dapat ikut lagi selama pengisian dibuka."))
    if not followed["changed"]:
        flash(_("Muat ulang halaman ini, lalu coba lagi."), "warn")
    return redirect(f"{PATH}/orang/{one}", 303)
