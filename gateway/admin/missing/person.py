"""One person who is missing: what was noted, what can be done, the history, and pages of documents."""
from __future__ import annotations

from flask import render_template
from werkzeug.wrappers import Response

from gateway.admin.blueprint import bp
from gateway.admin.missing.question import Question
from gateway.admin.missing.words import REASONS, STAGES, STANDINGS, STEPS
from gateway.admin.verification.page_images import FOR_A_WHILE
from gateway.documents import page_image
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.registration.answers import Attached
from services.contracts.registration.missing import MissingOpened


@bp.get("/belum-terdata/orang/<person_id>")
@require_right("registration.missing_person")
def missing_person(person_id: str) -> str:
    """Who has sent meanwhile is not found here any more."""
    return person_page(person_id)


def person_page(person_id: str, errors: dict[str, str] | None = None) -> str:
    """The page, with what was wrong."""
    found: MissingOpened = services.registration.missing_person(person_id=person_id)
    return render_template(
        "admin/missing/person.html", found=found, question=Question(instansi=found["agency_id"]), steps=STEPS,
        reasons=REASONS, stages=STAGES, standings=STANDINGS, errors=errors or {},
    )  # fmt: skip


@bp.get("/belum-terdata/orang/<person_id>/dokumen/<document_id>/<int:page>.webp")
@require_right("registration.follow_up_document")
def follow_up_paper(person_id: str, document_id: str, page: int) -> Response:
    """A page of a document as an image; registration decides whether this official sees it."""
    document: Attached = services.registration.follow_up_document(person_id=person_id, document_id=document_id)
    image = page_image(document_id, document["digest"], document["media_type"], page)
    response = Response(image, mimetype="image/webp")
    response.headers["Cache-Control"] = FOR_A_WHILE
    return response
