"""A page of a ticket's document as an image, for an operator at whose desk the ticket lies."""
from __future__ import annotations

from werkzeug.wrappers import Response

from gateway.admin.blueprint import bp
from gateway.admin.verification.page_images import FOR_A_WHILE
from gateway.documents import page_image
from gateway.services import services
from gateway.who_may_open import require_right


@bp.get("/helpdesk/<number>/dokumen/<document_id>/<int:page>.webp")
@require_right("helpdesk.ticket_document")
def ticket_paper(number: str, document_id: str, page: int) -> Response:
    """The helpdesk decides whether this official sees it."""
    document = services.helpdesk.ticket_document(number=number[:20], document_id=document_id)
    image = page_image(document_id, document["digest"], document["media_type"], page)
    response = Response(image, mimetype="image/webp")
    response.headers["Cache-Control"] = FOR_A_WHILE
    return response
