"""When a save is refused: who was faster and when, my ticks beside the newer decisions, nothing lost."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from flask import render_template, request

from gateway.admin import phrases
from gateway.admin.verification import decisions
from gateway.admin.verification.decisions import Decision, held
from gateway.admin.verification.desk import desk_page
from gateway.admin.verification.rows import sheet
from gateway.services import services
from gateway.session import log_in_address
from gateway.spoken import kata
from services.contracts.errors import Conflict, Invalid, NotLoggedIn, Refusal
from services.contracts.verification.answers import CaseShown


def keeps_what_was_typed(view: Callable[..., Any]) -> Callable[..., Any]:
    """The view's refusals become pages that still hold every tick and reason of the form."""

    @wraps(view)
    def guarded(register_number: str) -> Any:
        try:
            return view(register_number)
        except Conflict as refusal:
            return _or_unsaved(conflict_page, register_number, refusal)
        except Invalid as refusal:
            return _or_unsaved(refused_page, register_number, refusal)
        except Refusal as refusal:
            return unsaved_page(register_number, refusal)

    return guarded


def conflict_page(register_number: str, refusal: Refusal) -> tuple[str, int]:
    """Still my claim: merge and save.  Somebody else's: my ticks stay readable, and can be brought back."""
    case: CaseShown = services.verification.case(register_number=register_number)
    mine = decisions.read(request.form)
    if case["claim"] == "mine" and case["state"] == "open":
        return merge_page(case, mine, refusal)
    level = request.form.get("level", case["level"], type=int)
    newer = {change["change_id"]: held(change, level) for change in case["changes"]}
    kept = {change_id: decision for change_id, decision in mine.items() if decision.verdict}
    return render_template("admin/lost.html", case=case, mine=kept, newer=newer, refusal=refusal), 409


def merge_page(case: CaseShown, mine: Mapping[str, Decision], refusal: Refusal | None = None) -> tuple[str, int]:
    """The desk with both decisions where they differ: the newer one stands until the person says otherwise."""
    return desk_page(case, sheet(case, mine, known=phrases.current()["reasons"]), conflict=refusal, merging=True), 409


def refused_page(register_number: str, refusal: Refusal) -> tuple[str, int]:
    """What the service found wrong, over the desk as it was typed."""
    case: CaseShown = services.verification.case(register_number=register_number)
    known = phrases.current()["reasons"]
    shown = sheet(case, decisions.read(request.form), mine_stands=True, known=known)
    wrong = refusal.details.get("fields", {})
    problems = [(row.anchor, f"{kata(row.change['label'])}: {kata(wrong[row.change['change_id']][0])}")
                for row in shown.rows if row.change["change_id"] in wrong]
    return desk_page(case, shown, refusal=refusal, problems=problems or [("isi", kata(refusal.message))]), 422


def unsaved_page(register_number: str, refusal: Refusal) -> tuple[str, int]:
    """Nothing can be shown beside them: the ticks as a list, and a button that sends the same form again."""
    back = f"/admin/verifikasi/{register_number}"
    return render_template(
        "admin/unsaved.html", register_number=register_number, mine=decisions.read(request.form), refusal=refusal,
        form=request.form, log_in=log_in_address(back) if isinstance(refusal, NotLoggedIn) else "",
    ), refusal.status


def _or_unsaved(
    page: Callable[[str, Refusal], tuple[str, int]], register_number: str, refusal: Refusal
) -> tuple[str, int]:
    try:
        return page(register_number, refusal)
    except Refusal:  # the case cannot be shown, either
        return unsaved_page(register_number, refusal)
