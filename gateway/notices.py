"""What Setting Manajemen says to every page: announcements, and how large a document may be; remembered for a while."""
from __future__ import annotations

from typing import Any

from flask import Flask, current_app, request
from flask_babel import get_locale

from gateway.documents.sentences import megabytes
from gateway.newest import Newest
from gateway.services import services
from services.contracts.identity.answers import Notices, NoticeShown
from services.contracts.identity.settings import MEGABYTE

REMEMBERED = 5.0  # seconds
_LARGEST, _MOST_PAGES = 5 * MEGABYTE, 100  # before identity has answered once


class Noticeboard(Newest[Notices]):
    """What identity said last; before it has answered once, the usual limits."""

    def __init__(self) -> None:
        first = Notices(announcements=[], upload_bytes=_LARGEST, upload_pages=_MOST_PAGES)
        super().__init__(REMEMBERED, first)

    def ask(self) -> Notices:
        """As they are now."""
        told: Notices = services.identity.notices()
        return told


def current() -> Notices:
    """What holds now."""
    board: Noticeboard = current_app.extensions["noticeboard"]
    return board.read()


def hang(app: Flask) -> None:
    """Give announcements and limits to every template."""
    app.extensions["noticeboard"] = Noticeboard()
    app.context_processor(_names)


def _names() -> dict[str, Any]:
    return {"announcements": _announcements, "upload_size": lambda: megabytes(current()["upload_bytes"])}


def _announcements() -> list[dict[str, str]]:
    mine = {"everybody", "officials" if request.path.startswith("/admin") else "citizens"}
    return [{"tone": one["tone"], "text": _said(one)} for one in current()["announcements"] if one["audience"] in mine]


def _said(notice: NoticeShown) -> str:
    locale = get_locale()
    english = locale is not None and locale.language == "en"
    return (notice["text_en"] if english else "") or notice["text_id"]
