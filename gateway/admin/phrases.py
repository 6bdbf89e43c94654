"""Kalimat baku as Setting Manajemen has them, remembered for a while."""
from __future__ import annotations

import contextlib
import time

from flask import Flask, current_app

from gateway.services import services
from services.contracts.errors import Refusal
from services.contracts.identity.phrases import ANSWERS, REASONS, Phrases, answers_of

REMEMBERED = 30.0  # seconds


class PhraseBook:
    """The newest answer of identity; while it does not answer, the one before."""

    def __init__(self) -> None:
        self._until = 0.0
        self._phrases = Phrases(reasons=list(REASONS), answers=answers_of(ANSWERS))

    def read(self) -> Phrases:
        """Never raises: the work goes on with the sentences of before."""
        if time.monotonic() >= self._until:
            self._until = time.monotonic() + REMEMBERED
            with contextlib.suppress(Refusal):
                self._phrases = services.identity.phrases()
        return self._phrases


def current() -> Phrases:
    """What holds now."""
    book: PhraseBook = current_app.extensions["phrase_book"]
    return book.read()


def lay(app: Flask) -> None:
    """One for all requests of a process."""
    app.extensions["phrase_book"] = PhraseBook()
