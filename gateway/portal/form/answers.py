"""What a posted section says: values that were changed on this page, rows that are right, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from werkzeug.datastructures import MultiDict

from gateway.portal.form.dates import DateParts
from gateway.portal.form.lists import LARGE
from services.contracts.form_fields import FORM_FIELDS, FormField, Kind, Origin, Tab


@dataclass
class Posted:
    """``typed`` holds the text of every open field, ``answers`` what differs from what the page showed.

    ``seen`` maps fields to the value that the page showed, ``looked_up`` fields of large lists to typed text that still
    has to be found; ``action`` is what the pressed button says: ``simpan``, ``lanjut``, ``ubah:agama`` and so on.
    ``overtaken`` names fields of which another page saved another value, and the person has not chosen yet.
    """

    version: int
    action: str
    opened: list[str]
    typed: dict[str, str] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    looked_up: dict[str, str] = field(default_factory=dict)
    confirmed: list[str] = field(default_factory=list)
    seen: dict[str, str] = field(default_factory=dict)
    overtaken: list[str] = field(default_factory=list)

    def leave_out(self, names: Iterable[str]) -> None:
        """These were changed elsewhere: they are not saved, and the person is asked where something was typed."""
        for name in names:
            if name in self.answers:
                self.overtaken.append(name)
            self.answers.pop(name, None)
            self.confirmed = [one for one in self.confirmed if one != name]

    @property
    def subject(self) -> str:
        """The field that a row's button is about, or ""."""
        return self.action.partition(":")[2].partition("|")[0]


def read(form: MultiDict[str, str], tab: Tab) -> Posted:
    """Read the page of one section; names that are no open field of it are ignored."""
    mine = {name: f for name, f in FORM_FIELDS.items() if f.tab is tab and f.origin in (Origin.CHANGE, Origin.DECLARED)}
    action = form.get("do", "simpan")
    posted = Posted(_number(form.get("versi", "")), action, [name for name in form.getlist("buka") if name in mine])
    for name in posted.opened:
        _read_field(posted, form, mine[name])
        _choose(posted, form, name)
    if form.get("semua") == "ya":
        posted.confirmed += [name for name in form.getlist("belum") if name in mine and name not in posted.answers]
    verb, _, name = action.partition(":")
    if verb in ("benar", "batal") and name in mine:
        posted.confirmed = [*(one for one in posted.confirmed if one != name), name]
        posted.answers.pop(name, None)
        posted.looked_up.pop(name, None)
        posted.overtaken = [one for one in posted.overtaken if one != name]
    return posted


def read_row(form: MultiDict[str, str], columns: Iterable[FormField]) -> Posted:
    """Read the page of one riwayat row: ``answers`` hold the columns that were changed on it."""
    posted = Posted(_number(form.get("versi", "")), form.get("do", "simpan"), [])
    for column in columns:
        _read_field(posted, form, column)
        _choose(posted, form, column.name)
    return posted


def _choose(posted: Posted, form: MultiDict[str, str], name: str) -> None:
    """Between what was typed here and what another page saved; without a choice the other value stays."""
    if name not in form.getlist("beda"):
        return
    choice = form.get(f"beda.{name}", "")
    if choice != "saya":
        for typed in (posted.answers, posted.looked_up):
            typed.pop(name, None)
    if choice == "tersimpan":
        posted.typed = {key: text for key, text in posted.typed.items() if key.partition(".")[0] != name}
    elif not choice:
        posted.overtaken.append(name)


def _read_field(posted: Posted, form: Mapping[str, str], of: FormField) -> None:
    value = form.get(f"{of.name}.pilih", "") or value_of(form, of)
    posted.typed[of.name] = value
    if (semula := form.get(f"semula.{of.name}")) is not None:
        posted.seen[of.name] = semula
    text = form.get(f"{of.name}.teks", "").strip()
    if of.list in LARGE and f"{of.name}.pilih" not in form and text != form.get(f"{of.name}.nama", "").strip():
        posted.typed[f"{of.name}.teks"] = text
        if text:
            posted.looked_up[of.name] = text
            return
        value = ""
    if value != form.get(f"semula.{of.name}", ""):
        posted.answers[of.name] = value


def value_of(form: Mapping[str, str], of: FormField, prefix: str = "") -> str:
    """One typed value as registration takes it."""
    name = prefix + of.name
    if of.kind is Kind.DATE:
        return DateParts.typed(form, name).value
    value = form.get(name, "").strip()
    if of.kind is Kind.DIGITS:
        return value.translate({ord(sign): None for sign in " .-/"})
    return value


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0
