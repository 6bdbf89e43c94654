"""Documents of a change: taken from the page, checked, kept, attached, shown and taken off again."""

from __future__ import annotations

from typing import IO, Any, Protocol
from uuid import UUID, uuid5

from flask import Response, current_app, g, jsonify, render_template, request
from flask_babel import gettext as _
from itsdangerous import BadSignature, URLSafeTimedSerializer
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response as BaseResponse

from gateway import notices
from gateway.documents import DocumentStore, page_image
from gateway.documents.apart import Turns
from gateway.documents.check import checked
from gateway.documents.sentences import NotADocument
from gateway.portal.blueprint import bp
from gateway.services import services
from gateway.spoken import kata
from gateway.who_may_open import require_citizen
from services.contracts.errors import Invalid
from services.contracts.registration.answers import Attached, TabShown

PREFIX = "berkas."  # file inputs are named after the change that they prove
THIS_ROW = "ini"
_NAMESPACE = UUID("5b1f4a0a-7c1f-4c38-8a38-6b1d9b1b5d10")
MEANWHILE = 3600  # seconds between the end of an upload and its attaching


class Place(Protocol):
    """Where a checked file is kept."""

    def keep(self, source: IO[bytes]) -> str:
        """The answer is its digest."""


def sent() -> dict[str, FileStorage]:
    """The files of this request by change."""
    return {name.removeprefix(PREFIX): file for name, file in request.files.items() if file.filename}


def attach_all(new_row: str = "") -> dict[str, str]:
    """Keep and attach every file of this request; the answer maps changes to why their file was not taken.

    A row that was just added had no id on its page: its input is named ``THIS_ROW``, ``new_row`` is its change.
    """
    refused = {}
    for name, file in sent().items():
        change = new_row if name == THIS_ROW else name
        try:
            services.registration.attach_document.write(change=change, **_kept(change, file))
        except (NotADocument, Invalid) as error:
            refused[change] = kata(error.message)
    return refused


def _kept(change: str, file: FileStorage) -> dict[str, Any]:
    """Check a file and keep it; the facts that registration records.  The same file for the same change is one."""
    facts = taken(file)
    return {"document_id": _id_of(change, facts["digest"]), **facts}


def taken(file: FileStorage, place: Place | None = None, turns: Turns | None = None) -> dict[str, Any]:
    """Check a file and keep it: name, type, size, digest, pages.  Raises ``NotADocument``."""
    limits = notices.current()
    place = place or current_app.extensions["documents"]
    sizes = {"largest": limits["upload_bytes"], "most_pages": limits["upload_pages"]}
    with checked(file.stream, file.filename or "", **sizes, turns=turns) as found:
        digest = place.keep(found.content)
    return {
        "name": found.name,
        "media_type": found.media_type,
        "size": found.size,
        "digest": digest,
        "pages": found.pages,
    }


@bp.post("/formulir/dokumen")
@require_citizen
def upload() -> BaseResponse:
    """Take a file while the page stays open; the answer is a receipt that ``attach`` takes."""
    change, file = next(iter(sent().items()), ("", None))
    if file is None:
        raise Invalid(_("Pilih berkas lebih dulu."))
    return jsonify(resi=receipt_of(change, file))


def receipt_of(change: str, file: FileStorage) -> str:
    """Check and keep a file; the receipt is good for this person and an hour."""
    return str(_receipts().dumps([g.who["account_id"], _kept(change, file)]))


@bp.post("/formulir/dokumen/lampirkan")
@require_citizen
def attach() -> BaseResponse:
    """Attach a file that was taken: the answer is the change's documents, drawn anew, and the form's version."""
    try:
        owner, facts = _receipts().loads(request.form.get("resi", ""), max_age=MEANWHILE)
    except BadSignature as error:
        raise Invalid(_("Unggah berkas ini sekali lagi.")) from error
    if owner != g.who["account_id"]:
        raise Invalid(_("Unggah berkas ini sekali lagi."))
    change = request.form.get("perubahan", "")
    return _drawn(services.registration.attach_document.write(change=change, **facts), change)


def detach_pressed(action: str) -> None:
    """Take a document off its change, when that is the button that was pressed: ``lepas:agama|<document id>``."""
    verb, _sep, subject = action.partition(":")
    if verb == "lepas":
        change, _sep, document_id = subject.rpartition("|")
        services.registration.detach_document.write(change=change, document_id=document_id)


def reuse_pressed(action: str, shown: TabShown) -> None:
    """Attach a document that already proves another change: ``pakai:alamat|<document id>``."""
    verb, _sep, subject = action.partition(":")
    change, _sep, document_id = subject.rpartition("|")
    found = [one for one in _all_documents(shown) if one["document_id"] == document_id]
    if verb == "pakai" and found:
        same = {**found[0], "document_id": _id_of(change, found[0]["digest"])}
        services.registration.attach_document.write(change=change, **same)


def other_documents(shown: TabShown, change: str) -> list[Attached]:
    """The documents of the section's other changes, each content once."""
    here = {one["digest"] for one in documents_of(shown, change)}
    return list({one["digest"]: one for one in _all_documents(shown) if one["digest"] not in here}.values())


def _all_documents(shown: TabShown) -> list[Attached]:
    rows = [row for rows in shown["histories"].values() for row in rows]
    return [one for holder in (*shown["fields"], *rows) for one in holder["documents"]]


def _id_of(change: str, digest: str) -> str:
    """The same content for the same change is the same document, however often it is sent."""
    return str(uuid5(_NAMESPACE, f"{g.who['person_id']} {change} {digest}"))


def _drawn(shown: TabShown, change: str) -> BaseResponse:
    documents = documents_of(shown, change)
    html = render_template("portal/form/documents.html", change=change, documents=documents)
    newest = {"id": documents[-1]["document_id"], "nama": documents[-1]["name"]} if documents else {}
    return jsonify(versi=shown["version"], html=html, dokumen=newest)


def documents_of(shown: TabShown, change: str) -> list[Attached]:
    """The documents of one change in a section's answer."""
    kind, _sep, row_id = change.partition(":")
    if row_id:
        return next((row["documents"] for row in shown["histories"].get(kind, []) if row["row_id"] == row_id), [])
    return next((field["documents"] for field in shown["fields"] if field["name"] == change), [])


@bp.get("/formulir/dokumen/<document_id>")
@require_citizen
def document(document_id: str) -> Response:
    """The own document, as it was uploaded."""
    facts = services.registration.document(document_id=document_id)
    store: DocumentStore = current_app.extensions["documents"]
    response = Response(store.open(facts["digest"]), mimetype=facts["media_type"])
    response.headers.set("Content-Disposition", "inline", filename=facts["name"])
    response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response


@bp.get("/formulir/dokumen/<document_id>/<int:page>")
@require_citizen
def document_page(document_id: str, page: int) -> Response:
    """One page of the own document as an image."""
    facts = services.registration.document(document_id=document_id)
    image = page_image(document_id, facts["digest"], facts["media_type"], page)
    return Response(image, mimetype="image/webp", headers={"Cache-Control": "private, max-age=600"})


def _receipts() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="dokumen")
