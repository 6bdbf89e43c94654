"""Hands over the file of an export, or its manifest, to the owner of its link."""
from __future__ import annotations

import json

from flask import Response, current_app, request

from gateway.admin.blueprint import bp
from gateway.services import services
from gateway.who_may_open import require_right
from services.chassis.sealed_parts import Damaged, SealedParts
from services.contracts.errors import NotFound
from services.contracts.registration.exports import ExportTaken

GONE = "Ekspor ini tidak ditemukan, atau tautannya sudah tidak berlaku."


@bp.get("/export/<export_id>/unduh")
@require_right("registration.take_export")
def take_export(export_id: str) -> Response:
    """Streamed as it is unsealed; a damaged part ends the file early, and its digest no longer fits."""
    taken = _taken(export_id)
    store: SealedParts = current_app.extensions["exports"]
    pieces = store.read(export_id, taken["parts"])
    try:
        first = next(pieces)
    except (Damaged, StopIteration) as error:
        raise NotFound(GONE) from error

    def whole() -> object:
        yield first
        yield from pieces

    size = str(taken["manifest"]["bytes"])
    answer = Response(whole(), mimetype=taken["media_type"], headers={"Content-Length": size})  # type: ignore[arg-type]
    answer.headers["Content-Disposition"] = f'attachment; filename="{taken["name"]}"'
    return answer


@bp.get("/export/<export_id>/manifes")
@require_right("registration.take_export")
def export_manifest(export_id: str) -> Response:
    """By whom, when, why, what, and the SHA-256 of the file."""
    taken = _taken(export_id)
    answer = Response(json.dumps(taken["manifest"], indent=1, ensure_ascii=False), mimetype="application/json")
    answer.headers["Content-Disposition"] = f'attachment; filename="{taken["name"]}.manifest.json"'
    return answer


def _taken(export_id: str) -> ExportTaken:
    """Raises ``NotFound`` for a link that is not the account's, is guessed or has expired."""
    link = request.args.get("tautan") or "-"
    taken: ExportTaken = services.registration.take_export(export_id=export_id, link=link[:80])
    return taken
