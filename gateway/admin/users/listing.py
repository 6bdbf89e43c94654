"""The list of accounts: search with Enter, filters, pages; a panel of one account or form may stand beside it."""
from __future__ import annotations

from typing import Any

from flask import render_template

from gateway.admin.blueprint import bp
from gateway.admin.users.question import Question
from gateway.admin.users.words import NAMES_OF_TEMPLATES
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.identity.account_answers import AccountPage

ROWS = 25


@bp.get("/pengguna")
@require_right("identity.find_accounts")
def users() -> str:
    """The accounts in the jurisdiction of who looks."""
    return beside_the_list("admin/users.html")


def beside_the_list(template: str, **more: Any) -> str:
    """A page of Manajemen Pengguna: the list as the address asks for it, and what ``template`` puts beside it."""
    question = Question.read()
    page: AccountPage = services.identity.find_accounts(**question.asked(), limit=ROWS)
    return render_template(template, question=question, page=page, **NAMES_OF_TEMPLATES, **more)
