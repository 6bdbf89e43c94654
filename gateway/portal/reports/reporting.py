"""The report of one kind of problem: what is known is filled in, what is wrong is said at its place."""
from __future__ import annotations

from typing import Any

from flask import g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from gateway.documents.sentences import NotADocument
from gateway.portal.blueprint import bp
from gateway.portal.form.dates import DateParts
from gateway.portal.reports import papers
from gateway.portal.reports.known import Known, forget_stop, known
from gateway.portal.reports.typed import body_of, who_errors
from gateway.portal.reports.words import OFFICES
from gateway.services import services
from gateway.session import log_in_address
from gateway.spoken import kata
from gateway.who_may_open import public
from services.contracts.errors import Invalid, NotFound, TooMany
from services.contracts.form_fields import FORM_FIELDS
from services.contracts.helpdesk.answers import TicketShown
from services.contracts.helpdesk.categories import CATEGORIES, Category, Kind

Page = Response | str | tuple[str, int]
AT = {"name": "nama", "documents": papers.FIELD, "description": "keterangan"}  # where the service's words stand here


@bp.get("/bantuan/lapor/<slug>")
@public
def report(slug: str) -> Page:
    """The form; ``isian`` and ``teks`` say which field of the form has no such value, and what was typed there."""
    category = _category(slug)
    if category.needs_login and (g.who is None or not g.who["citizen"]):
        return redirect(log_in_address(request.full_path.rstrip("?")))
    return _page(category, known(slug), _from_the_form(category), {})


@bp.post("/bantuan/lapor/<slug>")
@public
def send_report(slug: str) -> Page:
    """Keep the report; its receipt follows."""
    category, who = _category(slug), known(slug)
    typed = {name: text.strip() for name, text in request.form.items()}
    errors, documents = who_errors(typed, who), papers.carried()
    try:
        documents = papers.documents()
    except NotADocument as refusal:
        errors[papers.FIELD] = kata(refusal.message)
    except TooMany as refusal:
        errors[papers.FIELD] = f"{kata(refusal.message)} {_('Pilih lagi berkasnya saat itu.')}"
        return _page(category, who, typed, errors, documents), refusal.status
    if errors:
        return _page(category, who, typed, errors, documents), Invalid.status
    try:
        ticket = _sent(body_of(category, who, typed), documents)
    except (Invalid, TooMany) as refusal:
        return _page(category, who, typed, _errors(refusal), documents), refusal.status
    forget_stop()
    return redirect(url_for("portal.ticket", receipt=ticket["receipt"], baru=1), 303)


def _sent(body: dict[str, Any], documents: list[dict[str, Any]]) -> TicketShown:
    """Of a report that was refused no document is kept; of one that nobody answered they are: it may be a ticket."""
    named = documents
    try:
        ticket: TicketShown = services.helpdesk.report.write(**body, documents=documents)
    except (Invalid, TooMany):
        named = []
        raise
    finally:
        papers.keep(named)
    return ticket


def _category(slug: str) -> Category:
    if slug not in CATEGORIES:
        raise NotFound(_("Jenis laporan ini tidak ada."))
    return CATEGORIES[slug]


def _from_the_form(category: Category) -> dict[str, str]:
    """What the person was typing when a list had no such value."""
    field, text = request.args.get("isian", "").partition(".")[0], request.args.get("teks", "").strip()[:200]
    if not text or not category.facts:
        return {}
    said = {category.facts[-1].name: text}
    if field in FORM_FIELDS:
        said["keterangan"] = _("Dari isian %(label)s pada formulir.", label=kata(FORM_FIELDS[field].label))
    return said


def _errors(refusal: Invalid | TooMany) -> dict[str, str]:
    fields = refusal.details.get("fields", {})
    found = {AT.get(name, name): kata(texts[0]) for name, texts in fields.items() if isinstance(texts, list) and texts}
    return found or {"email": kata(refusal.message)}


def _page(
    category: Category, who: Known | None, typed: dict[str, str], errors: dict[str, str],
    documents: list[dict[str, Any]] | None = None,
) -> str:
    dates = {fact.name: DateParts.typed(typed, fact.name) for fact in category.facts if fact.kind is Kind.DATE}
    return render_template(
        "portal/reports/report.html", category=category, office=OFFICES[category.slug], who_is=who, typed=typed,
        errors=errors, dates=dates, documents=documents or [], receipt=papers.receipt(documents or []),
    )
