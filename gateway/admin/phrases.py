"""Kalimat baku as Setting Manajemen has them, remembered for a while."""
from __future__ import annotations

from flask import Flask, current_app

from gateway.newest import Newest
from gateway.services import services
from services.contracts.identity.phrases import ANSWERS, REASONS, Phrases, answers_of

REMEMBERED = 30.0  # seconds


class PhraseBook(Newest[Phrases]):
    """What identity said last; before it has answered once, the sentences of before."""

    def __init__(self) -> None:
        first = Phrases(reasons=list(REASONS), answers=answers_of(ANSWERS))
        super().__init__(REMEMBERED, first)

    def ask(self) -> Phrases:
        """As they are now."""
        told: Phrases = services.identity.phrases()
        return told


def current() -> Phrases:
    """What holds now."""
    book: PhraseBook = current_app.extensions["phrase_book"]
    return book.read()


def lay(app: Flask) -> None:
    """One for all requests of a process."""
    app.extensions["phrase_book"] = PhraseBook()
