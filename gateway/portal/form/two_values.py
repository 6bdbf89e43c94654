"""Two pages on one form: what this one says is kept, and where another saved something else the person chooses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from flask_babel import gettext as _

from gateway.formats import tanggal
from gateway.portal.form.answers import Posted
from services.contracts.errors import Conflict
from services.contracts.registration.answers import TabShown


class Control(Protocol):
    """A field of a section or a column of a row, as its page draws it."""

    @property
    def control(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def before(self) -> str: ...
    @property
    def known_name(self) -> str: ...
    @property
    def options(self) -> list[tuple[str, str]]: ...


def kept_beside_others(posted: Posted, write: Callable[[], TabShown]) -> TabShown:
    """Save what only this page changed; the rest is noted in ``posted.overtaken``.

    Raises ``Conflict`` where nothing can be left out: the form was sent, or a riwayat row is gone.
    """
    while True:
        try:
            return write()
        except Conflict as conflict:
            late = [*conflict.details.get("overtaken", [])]
            if not {*posted.answers, *posted.confirmed} & {*late}:
                raise
            posted.leave_out(late)


def mine(of: Control) -> str:
    """What was typed on this page, as a person reads it."""
    names = {"select": dict(of.options).get(of.value, ""), "lookup": of.text} if of.control != "date" else {}
    return _read(of.control, of.value, names.get(of.control, of.value))


def theirs(of: Control) -> str:
    """What is saved, as a person reads it."""
    return _read(of.control, of.before, of.known_name)


def _read(control: str, value: str, name: str) -> str:
    if control == "date":
        return tanggal(value) or _("dikosongkan")
    return name or value or _("dikosongkan")
