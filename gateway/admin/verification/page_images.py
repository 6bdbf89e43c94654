"""A page of a document as an image, for an official who may see the case that it belongs to."""
from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response

from gateway.admin.blueprint import bp
from gateway.documents import page_image
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.registration.answers import Attached

FOR_A_WHILE = "private, max-age=600"  # a page looked at twice in one case is fetched once


@bp.get("/dokumen/<document_id>/<int:page>.webp")
@require_right("verification.document")
def document_page(document_id: str, page: int) -> Response:
    """``berkas`` names the case: verification decides whether this official sees it, and whose documents it holds."""
    number = request.args.get("berkas", "")[:9] or "-"
    document: Attached = services.verification.document(register_number=number, document_id=document_id)
    image = page_image(document_id, document["digest"], document["media_type"], page)
    response = Response(image, mimetype="image/webp")
    response.headers["Cache-Control"] = FOR_A_WHILE
    response.set_etag(f"{document['digest']}-{page}")
    return response.make_conditional(request)
