"""The page of a list: search with Enter, pages; a panel with one value or a form may stand beside it."""
from __future__ import annotations

from functools import partial
from typing import Any

from flask import render_template

from gateway.admin.lists.choices import choices_of, words_for
from gateway.admin.lists.question import Question
from gateway.admin.lists.which import Kept
from gateway.services import services
from services.contracts.reference.attributes import attributes_of
from services.contracts.reference.values import ValuePage, ValueShown

ROWS = 25


def beside_the_list(kept: Kept, template: str, **more: Any) -> str:
    """The list as the address asks for it, and what ``template`` puts beside it."""
    question, choices = Question.read(kept), choices_of(kept)
    page: ValuePage = services.reference.list_page(list=kept.list, **question.asked(), limit=ROWS)
    return render_template(
        template, kept=kept, question=question, page=page, attributes=attributes_of(kept.list), choices=choices,
        said=partial(words_for, choices), **more,
    )  # fmt: skip


def show_list(kept: Kept) -> str:
    """The list alone."""
    return beside_the_list(kept, "admin/lists.html")


def show_value(kept: Kept, code: str) -> str:
    """One value with its history."""
    return beside_the_list(kept, "admin/lists/value.html", value=value_of(kept, code))


def value_of(kept: Kept, code: str) -> ValueShown:
    """The value with its history; one of another region is not found."""
    shown: ValueShown = services.reference.value(list=kept.list, code=code)
    return shown
