"""What a person typed is shown again, and can be sent again, when a page could not take it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flask import request
from werkzeug.exceptions import RequestEntityTooLarge

from gateway.services import FORM_KEY

SECRET = (  # never written into a page again
    *("csrf_token", "password", "password_again", "sandi", "sandi_lagi", "sandi_lama"),
    *("kode", "cadangan", "kode_cadangan"),
)


NOT_TYPED = re.compile(rf"{FORM_KEY}|versi|do|milik|baris|buka|belum|unit|beda|semula\..*|.*\.nama")  # the page itself


@dataclass(frozen=True)
class Again:
    """A form that repeats the request: address, values in order, names of secrets that must be typed anew."""

    action: str
    values: list[tuple[str, str]]
    secrets: list[str]
    files: list[str]

    @property
    def shown(self) -> list[tuple[str, str]]:
        """What a person would recognise as typed."""
        return [(name, value) for name, value in self.values if value and not NOT_TYPED.fullmatch(name)]


def again() -> Again | None:
    """The form of this request; None for a page that sent nothing."""
    if request.method != "POST":
        return None
    try:
        sent = [(name, value) for name, values in request.form.lists() for value in values]
    except RequestEntityTooLarge:  # a page that was refused for its size cannot be repeated
        return None
    return Again(
        action=request.full_path.rstrip("?"),
        values=[(name, value) for name, value in sent if name not in SECRET],
        secrets=[name for name in SECRET[1:] if request.form.get(name)],
        files=[upload.filename for upload in request.files.values() if upload.filename],
    )
