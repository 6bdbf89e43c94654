"""The people that were ticked, as the page showed them, and what became of a decision on them."""
from __future__ import annotations

from typing import Any

from flask import flash, request
from flask_babel import gettext as _
from flask_babel import ngettext

from gateway.spoken import kata
from services.contracts.registration.missing import MOST_AT_ONCE, Followed

FIELD = "pilih"  # each: id and version
LONGEST = 9  # digits of a version
NAMED = 5  # people who were left out are named, so many of them


def ticked() -> list[dict[str, Any]]:
    """Id and version of each; what no page made is left out."""
    found = []
    for one in request.form.getlist(FIELD)[:MOST_AT_ONCE]:
        person_id, _sep, version = one.partition(".")
        if version.isdecimal() and len(version) <= LONGEST:
            found.append({"person_id": person_id, "version": int(version)})
    return found


def tell(followed: Followed, done: str) -> None:
    """``done`` says what happened to those whom it touched."""
    if followed["changed"]:
        flash(done, "ok")
    others = followed["others"]
    for name, why in others[:NAMED]:
        flash(_("%(name)s tidak berubah: %(why)s.", name=name, why=kata(why)), "warn")
    if others[NAMED:]:
        left = len(others) - NAMED
        flash(ngettext("%(num)d orang lain tidak berubah.", "%(num)d orang lain tidak berubah.", left), "warn")
