"""A large file comes in pieces: an upload that broke goes on where it stopped, also after the page was closed."""

from __future__ import annotations

from flask import current_app, g, jsonify, request
from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from gateway import notices
from gateway.decoding.reasons import Reason
from gateway.decoding.starts import may_be_one
from gateway.documents.sentences import NotADocument, not_a_document
from gateway.documents.unfinished import Unfinished
from gateway.portal.blueprint import bp
from gateway.portal.form import uploads
from gateway.who_may_open import require_citizen
from services.contracts.errors import Invalid

LONGEST_NAME = 500
LARGEST = 1024 * 1024  # bytes of a piece; the page sends half of it


@bp.get("/formulir/dokumen/bagian")
@require_citizen
def held() -> Response:
    """How much of an upload is here already."""
    return jsonify(ada=_unfinished().held(_owner(), _upload(request.args.get("unggahan", ""))))


@bp.post("/formulir/dokumen/bagian")
@require_citizen
def piece() -> Response:
    """Take the piece that begins at ``mulai``; the answer says where to go on."""
    upload, file = _upload(request.form.get("unggahan", "")), request.files.get("bagian")
    start = request.form.get("mulai", 0, type=int)
    content = file.stream.read(LARGEST + 1) if file else b""
    if len(content) > LARGEST:
        raise Invalid(_("Unggah berkas ini sekali lagi."))
    largest = notices.current()["upload_bytes"]
    if start + len(content) > largest or request.form.get("jumlah", 0, type=int) > largest:
        _unfinished().drop(_owner(), upload)
        raise not_a_document(Reason.TOO_LARGE, largest=largest)
    if content and not start and not may_be_one(content):
        raise not_a_document(Reason.OTHER_KIND)
    return jsonify(ada=_unfinished().add(_owner(), upload, start, content))


@bp.post("/formulir/dokumen/selesai")
@require_citizen
def finish() -> Response:
    """All pieces are here: check and keep the file; the answer is a receipt that ``attach`` takes."""
    upload, change = _upload(request.form.get("unggahan", "")), request.form.get("perubahan", "")
    try:
        with _unfinished().joined(_owner(), upload) as file:
            receipt = uploads.receipt_of(change, FileStorage(file, request.form.get("nama", "")))
    except NotADocument:
        _unfinished().drop(_owner(), upload)
        raise
    _unfinished().drop(_owner(), upload)
    return jsonify(resi=receipt)


def _upload(name: str) -> str:
    if not 0 < len(name) <= LONGEST_NAME:
        raise Invalid(_("Unggah berkas ini sekali lagi."))
    return name


def _owner() -> str:
    return str(g.who["account_id"])


def _unfinished() -> Unfinished:
    found: Unfinished = current_app.extensions["unfinished"]
    return found
