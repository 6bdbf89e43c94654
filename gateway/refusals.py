"""What a page says when something cannot be done; every one carries an id that the logs know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import structlog
from flask import Flask, g, jsonify, render_template, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from gateway import notices, session, typed
from gateway.decoding.reasons import Reason
from gateway.documents.sentences import not_a_document
from gateway.spoken import kata
from services.contracts.errors import (
    Broken,
    Closed,
    Conflict,
    Forbidden,
    Invalid,
    NotFound,
    NotLoggedIn,
    Refusal,
    TooMany,
    Unavailable,
)
from services.contracts.profiles import NAMES, Profile
from services.contracts.who_grants_what import GRANTS

log = structlog.get_logger()


@dataclass(frozen=True)
class Page:
    """The words of one kind of refusal; ``again`` offers to send once more what was typed."""

    title: Any
    lead: Any
    icon: str = "alert"
    again: bool = False


PAGES: dict[type[Refusal], Page] = {
    Unavailable: Page(
        _l("Layanan sedang tidak dapat dijangkau"),
        _l("Tunggu sebentar, lalu coba lagi. Tidak ada yang hilang."),
        icon="cloud-off",
        again=True,
    ),
    Broken: Page(
        _l("Terjadi kesalahan"), _l("Kesalahan ini ada pada kami, bukan pada Anda. Kami sudah mencatatnya."), again=True
    ),
    Conflict: Page(
        _l("Sudah diubah lebih dulu"),
        _l("Orang lain, atau Anda di jendela lain, sudah menyimpan lebih dulu."),
        again=False,
    ),
    Forbidden: Page(_l("Anda tidak memiliki hak akses ke halaman ini"), "", icon="lock"),
    NotFound: Page(
        _l("Halaman tidak ditemukan"), _l("Alamatnya salah, atau isinya di luar wilayah kerja Anda."), icon="search"
    ),
    Closed: Page(_l("Sedang ditutup"), _l("Yang sudah Anda ketik tersimpan."), icon="clock"),
    NotLoggedIn: Page(_l("Sesi Anda sudah berakhir"), _l("Masuk lagi untuk melanjutkan."), icon="lock", again=True),
    TooMany: Page(
        _l("Terlalu banyak percobaan"), _l("Tunggu sebentar sebelum mencoba lagi."), icon="clock", again=True
    ),
    Invalid: Page(_l("Isian belum benar"), _l("Periksa kembali isian Anda."), again=True),
    Refusal: Page(_l("Permintaan tidak dapat dijalankan"), ""),
}
TOO_LARGE = 413
_OF_STATUS: dict[int, type[Refusal]] = {404: NotFound, 403: Forbidden, 429: TooMany, 401: NotLoggedIn}


def wants_json() -> bool:
    """The page's own script asks, not a person: answers are data."""
    return request.headers.get("X-Skrip") == "1"


def show(refusal: Refusal) -> tuple[Any, int]:
    """The page (or the data) for a refusal."""
    error_id = str(refusal.details.get("error_id") or uuid4().hex[:12])
    log.info("refused", kind=type(refusal).__name__, page=request.endpoint, error_id=error_id, status=refusal.status)
    if wants_json():
        body: dict[str, Any] = {
            name: refusal.details[name] for name in ("fields", "by", "at") if name in refusal.details
        }
        body |= {"refusal": type(refusal).__name__, "message": kata(refusal.message), "error_id": error_id}
        return jsonify(body), refusal.status
    page = PAGES.get(type(refusal), PAGES[Refusal])
    return render_template(
        "refusal.html",
        page=page,
        message=kata(refusal.message),
        details=refusal.details,
        needs=[_needed(code) for code in refusal.details.get("needs", [])],
        error_id=error_id,
        retry=typed.again() if page.again else None,
        log_in=session.log_in_address(_here()) if isinstance(refusal, NotLoggedIn) else "",
        admin=request.path.startswith("/admin"),
    ), refusal.status


@dataclass(frozen=True)
class Needed:
    """What opens the page, and the profiles that grant it, the nearest first; nobody grants a PNS the own account."""

    name: str
    granted_by: list[str]


def _needed(code: str) -> Needed:
    """A profile's code, or the kind of account that ``policy`` names."""
    if code not in set(Profile):
        return Needed({"citizen": _("PNS"), "official": _("Petugas")}.get(code, code), [])
    profile = Profile(code)
    return Needed(NAMES[profile], [NAMES[granter] for granter in reversed(GRANTS[profile].granted_by)])


def _here() -> str:
    return request.path if request.method != "GET" else request.full_path.rstrip("?")


def register(app: Flask) -> None:
    """Let every refusal, HTTP error and failure of ours end in such a page."""
    app.register_error_handler(Refusal, show)
    app.register_error_handler(CSRFError, _stale_form)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _failure)


def _stale_form(_error: CSRFError) -> Any:
    return show(Invalid(_("Halaman ini dibuka terlalu lama. Periksa isian di bawah, lalu kirim sekali lagi.")))


def _http(error: HTTPException) -> Any:
    if error.code is None or error.code < Refusal.status:
        return error
    if error.code == TOO_LARGE:
        return show(not_a_document(Reason.TOO_LARGE, largest=notices.current()["upload_bytes"]))
    kind = _OF_STATUS.get(error.code, Refusal)
    refusal = kind("")
    body, status = show(refusal)
    return body, error.code if kind is Refusal else status


def _failure(error: Exception) -> Any:
    error_id = uuid4().hex[:12]
    log.error(
        "page_failed", page=request.endpoint, error_id=error_id, exc_info=(type(error), error, error.__traceback__)
    )
    if "who" not in g:
        g.who = None
    return show(Broken("", error_id=error_id))
