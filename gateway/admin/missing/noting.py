"""The same reason for those who were ticked, on a page that names them; and taking a reason away."""
from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from gateway.admin.blueprint import bp
from gateway.admin.missing.chosen import FIELD, tell, ticked
from gateway.admin.missing.listing import list_page
from gateway.admin.missing.person import person_page
from gateway.admin.missing.question import PATH, Question
from gateway.admin.missing.words import REASONS
from gateway.admin.users.refused import errors_of
from gateway.documents.sentences import NotADocument
from gateway.portal.reports import papers
from gateway.services import services
from gateway.spoken import kata
from gateway.who_may_open import require_right
from services.contracts.errors import Invalid
from services.contracts.profiles import NAMES, Profile
from services.contracts.registration.missing import Followed, MissingOpened

Page = Response | str | tuple[str, int]
AT = {"reason": "alasan", "owner_id": "petugas", "deadline": "tenggat", "note": "catatan", "document": papers.FIELD}
NOBODY = "Beri tanda pada orang yang dimaksud lebih dulu."


@bp.post("/belum-terdata/alasan")
@require_right("registration.note_reason", "registration.owners_in", "registration.missing_person")
def note_reason() -> Page:
    """First a page that asks, then the same page with what was typed."""
    people = ticked()
    if not people:
        return list_page(kata(NOBODY)), Invalid.status
    if "alasan" not in request.form:
        return _form(people)
    errors: dict[str, str] = {}
    documents: list[dict[str, Any]] = []
    try:
        documents = papers.documents()
    except NotADocument as refusal:
        errors[papers.FIELD] = kata(refusal.message)
    errors |= {} if request.form.get("tenggat") else {"tenggat": _("Tulis tenggatnya.")}
    errors |= {} if request.form.get("petugas") else {"petugas": _("Pilih petugas yang menindaklanjuti.")}
    if not errors:
        try:
            return _note(people, documents)
        except Invalid as refusal:
            errors = errors_of(refusal, AT)
    return _form(people, errors, documents), Invalid.status


def _note(people: list[dict[str, Any]], documents: list[dict[str, Any]]) -> Response:
    form = request.form
    followed: Followed = services.registration.note_reason.write(
        people=people, reason=form.get("alasan", ""), owner_id=form.get("petugas", ""), note=form.get("catatan", ""),
        deadline=form.get("tenggat", ""), document=documents[0] if documents else None,
    )
    count = len(followed["changed"])
    tell(followed, ngettext("Alasan %(num)d orang dicatat.", "Alasan %(num)d orang dicatat.", count))
    return back(people)


def back(people: list[dict[str, Any]]) -> Response:
    """To the person when it was about one, else to the list."""
    one = request.form.get("dari") == "orang" and len(people) == 1
    way = f"{PATH}/orang/{people[0]['person_id']}" if one else Question.read().address(setelah="")
    return redirect(way, 303)


def _form(
    people: list[dict[str, Any]], errors: dict[str, str] | None = None, documents: list[dict[str, Any]] | None = None
) -> str:
    first: MissingOpened = services.registration.missing_person(person_id=people[0]["person_id"])
    owners = services.registration.owners_in(agency_id=first["agency_id"])
    names = [
        (one["account_id"], f"{one['name']} ({', '.join(NAMES[Profile(held)] for held in one['profiles'])})")
        for one in owners
    ]
    single = len(people) == 1
    typed: dict[str, Any] = dict(request.form) if "alasan" in request.form else {}
    if single and not typed:
        typed = {"alasan": first["reason"], "petugas": first["owner_id"], "tenggat": first["deadline"],
                 "catatan": first["note"]}  # fmt: skip
    return render_template(
        "admin/missing/note.html", people=people, first=first, owners=names, typed=typed, errors=errors or {},
        reasons=list(REASONS.items()), documents=documents or [], receipt=papers.receipt(documents or []),
        question=Question.read(), field=FIELD, kept=first["document"] if single else None,
    )  # fmt: skip


@bp.post("/belum-terdata/hapus-alasan")
@require_right("registration.clear_reason", "registration.missing_person")
def clear_reason() -> Page:
    """From the page of one person, with the reason why it does not hold."""
    people, note = ticked(), request.form.get("catatan_hapus", "").strip()
    if not people:
        return list_page(kata(NOBODY)), Invalid.status
    if not note:
        return person_page(people[0]["person_id"], {"catatan_hapus": _("Tulis mengapa dihapus.")}), Invalid.status
    followed: Followed = services.registration.clear_reason.write(people=people, note=note)
    tell(followed, _("Alasan dihapus; riwayatnya tetap ada."))
    return back(people)
