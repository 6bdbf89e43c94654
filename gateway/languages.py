"""Indonesian is what the templates say; English comes from the ``en.po`` files, read at start."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import Blueprint, Flask, redirect, request
from flask_babel import Babel, Domain, get_locale
from werkzeug.wrappers import Response

from gateway import session
from gateway.who_may_open import public

SPOKEN = {"id": "Bahasa Indonesia", "en": "English"}
COOKIE = "bahasa"
CATALOGUES = Path(__file__).parent

_AS_WRITTEN = NullTranslations()  # made once: it is asked for each text of a page

bp = Blueprint("languages", __name__)


def chosen() -> str:
    """The language of this page: a choice that was made, else Indonesian whatever the browser prefers."""
    wanted = request.cookies.get(COOKIE, "")
    return wanted if wanted in SPOKEN else "id"


def english() -> Catalog:
    """Every catalogue of the gateway in one; they lie beside the pages that they translate."""
    merged = Catalog(locale="en")
    for path in sorted(CATALOGUES.glob("**/en.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale="en"):
                if message.id and message.string and not message.fuzzy:
                    merged[message.id] = message
    return merged


@lru_cache(maxsize=1)
def _translations() -> NullTranslations:
    compiled = BytesIO()
    write_mo(compiled, english())
    compiled.seek(0)
    return Translations(compiled)


class Catalogues(Domain):
    """Translations from the ``.po`` files themselves: nothing to compile, nothing to forget."""

    def get_translations(self) -> NullTranslations:
        """What the chosen language says."""
        locale = get_locale()
        return _translations() if locale is not None and locale.language == "en" else _AS_WRITTEN


def speak(app: Flask) -> None:
    """Make templates and views translate."""
    app.config["BABEL_DEFAULT_LOCALE"] = "id"
    babel = Babel(app, locale_selector=chosen)
    babel.domain_instance = Catalogues()


@bp.get("/bahasa/<code>")
@public
def choose(code: str) -> Response:
    """Remember a language and go back to the page."""
    response = redirect(session.way_back("/"))
    if code in SPOKEN:
        response.set_cookie(COOKIE, code, max_age=31_536_000, samesite="Lax", secure=request.is_secure, httponly=True)
    return response
