"""Siapa yang melihat data saya: by day, who with which profile in which office, when, what (UU 27/2022)."""
from __future__ import annotations

from itertools import groupby

from flask import render_template, request

from gateway.formats import local
from gateway.portal.access_sentences import did, who
from gateway.portal.blueprint import bp
from gateway.services import services
from gateway.who_may_open import require_citizen
from services.contracts.identity.audit_answers import Access, AccessPage

ROWS = 30
LONGEST_CURSOR = 100


@bp.get("/data-saya/akses")
@require_citizen
def accesses() -> str:
    """A page of what others did with the own data, the newest first."""
    after = request.args.get("setelah", "")[:LONGEST_CURSOR]
    page: AccessPage = services.identity.my_accesses(after=after, limit=ROWS)
    days = [(day, list(rows)) for day, rows in groupby(page["rows"], _day)]
    return render_template("portal/accesses.html", page=page, days=days, after=after, who_of=who, did=did)


def _day(row: Access) -> str:
    return local(row["at"]).date().isoformat()
