"""The document of a report: checked like every other, kept, and carried on while the page is mended."""
from __future__ import annotations

from typing import Any
from uuid import UUID, uuid5

from flask import current_app, g, request
from itsdangerous import BadSignature, URLSafeTimedSerializer

from gateway.documents import Waiting
from gateway.documents.apart import Turns
from gateway.documents.inspector import BUSY
from gateway.portal.form.uploads import taken
from gateway.services import FORM_KEY, services
from services.contracts.event import new_id

FIELD, RECEIPT = "berkas", "resi"
MEANWHILE = 3600  # seconds in which a page is mended
VISITORS = Turns(at_a_time=1, seconds=15, patience=5, busy=BUSY)  # who is logged in does not wait for them
_NAMESPACE = UUID("b0d9e6b8-3a36-4c6b-9a55-5f3f5d8f0a41")


def documents() -> list[dict[str, Any]]:
    """The file of this page, or the one that an earlier try of it brought.  Raises ``NotADocument``, ``TooMany``.

    Of whom nobody knows the helpdesk counts each file, before anything opens it.
    """
    file = request.files.get(FIELD)
    if file is None or not file.filename:
        return carried()
    if g.who is None:
        services.helpdesk.count_file()
    facts = taken(file, _waiting(), VISITORS if g.who is None else None)
    return [{"document_id": _id_of(facts["digest"]), **facts}]


def keep(documents: list[dict[str, Any]]) -> None:
    """A ticket names them, or may do so."""
    for one in documents:
        _waiting().adopt(one["digest"])


def receipt(documents: list[dict[str, Any]]) -> str:
    """For the page that is shown again: the file need not be chosen once more."""
    return str(_receipts().dumps(documents)) if documents else ""


def carried() -> list[dict[str, Any]]:
    """What an earlier try of this page brought."""
    try:
        found: list[dict[str, Any]] = _receipts().loads(request.form.get(RECEIPT, ""), max_age=MEANWHILE)
    except BadSignature:
        return []
    return found


def _id_of(digest: str) -> str:
    """The same file sent with the same page is the same document."""
    return str(uuid5(_NAMESPACE, f"{request.form.get(FORM_KEY) or new_id()} {digest}"))


def _waiting() -> Waiting:
    found: Waiting = current_app.extensions["waiting"]
    return found


def _receipts() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="dokumen laporan")
