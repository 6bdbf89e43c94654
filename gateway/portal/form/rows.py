"""One row of a section as the page draws it: what the state holds, open or closed, and its control."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from gateway.portal.form import lists, two_values
from gateway.portal.form.answers import Posted
from gateway.portal.form.dates import DateParts
from gateway.spoken import isian
from services.contracts.form_fields import FORM_FIELDS, Kind, Origin, Tab
from services.contracts.helpdesk.categories import GOES_ON_WITH
from services.contracts.reference.answers import Value
from services.contracts.registration.answers import FieldShown, TabShown

AUTOCOMPLETE = {
    "email": "email",
    "nomor_hp": "tel",
    "nomor_telepon": "tel",
    "alamat": "street-address",
    "kode_pos": "postal-code",
}


@dataclass(frozen=True)
class Row:
    """``value`` is what the control holds, ``before`` what it held when the page was made; ``text`` the name of a
    value of a large list and ``known_name`` that of the saved one; ``candidates`` what a typed text may mean;
    ``overtaken`` asks for a choice, because another page saved another value than was typed.
    """

    shown: FieldShown
    open: bool
    value: str = ""
    before: str = ""
    text: str = ""
    known_name: str = ""
    error: str = ""
    document_error: str = ""
    focused: bool = False
    overtaken: bool = False
    candidates: list[Value] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.shown["name"]

    @property
    def control(self) -> str:
        """Which control the template draws."""
        kind = self.shown["kind"]
        if kind == Kind.REF:
            return "lookup" if self.shown["list"] in lists.LARGE else "select"
        return {"date": "date", "long_text": "textarea", "choice": "select"}.get(kind, "text")

    @property
    def options(self) -> list[tuple[str, str]]:
        """The values of a small list."""
        return lists.options(FORM_FIELDS[self.name])

    @property
    def of_list(self) -> str:
        return self.shown["list"]

    @property
    def parts(self) -> DateParts:
        return DateParts.of(self.value)

    @property
    def state(self) -> str:
        """``right``, ``changed``, ``unanswered``, ``empty``, ``derived``, ``fixed`` or ``declared``."""
        shown = self.shown
        if shown["origin"] in (Origin.DERIVED, Origin.FIXED, Origin.DECLARED):
            return shown["origin"]
        if is_change(shown):
            return "changed"
        if shown["confirmed"] or shown["said"] is not None:
            return "right"
        return "unanswered" if shown["held_label"] else "empty"

    @property
    def can_ask(self) -> bool:
        """What was typed is not in the list: the form may go on with it."""
        return bool(self.error and self.text) and self.text != self.known_name and self.of_list in GOES_ON_WITH

    @property
    def mine(self) -> str:
        return two_values.mine(self)

    @property
    def theirs(self) -> str:
        return two_values.theirs(self)

    @property
    def numeric(self) -> bool:
        return self.shown["kind"] in (Kind.NUMBER, Kind.YEAR, Kind.DIGITS)

    @property
    def anchor(self) -> str:
        """Where a link to this row's problem leads: the control itself when it is open."""
        if not self.open:
            return f"f-{self.name}"
        if self.overtaken:
            return f"beda-{self.name}"
        return f"{self.name}-bulan" if self.control == "date" else self.name

    @property
    def autocomplete(self) -> str:
        return AUTOCOMPLETE.get(self.name, "off")


def is_change(shown: FieldShown) -> bool:
    """What the person says differs from what the state holds; a secret value that was typed always may."""
    secret = FORM_FIELDS[shown["name"]].secret
    return shown["said"] is not None and (secret or shown["said"] != shown["held"])


@dataclass(frozen=True)
class Overlay:
    """What a page shows on top of what is saved: typed texts, problems, and rows that were opened."""

    opened: Collection[str] = ()
    typed: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    document_errors: Mapping[str, str] = field(default_factory=dict)
    candidates: Mapping[str, list[Value]] = field(default_factory=dict)
    overtaken: Collection[str] = ()
    focus: str = ""


def rows_of(tab: TabShown, overlay: Overlay) -> list[Row]:
    """Every row of a section."""
    return [_row(shown, tab["editable"], overlay) for shown in tab["fields"] if not _says_nothing(shown)]


def _says_nothing(shown: FieldShown) -> bool:
    """Locked and empty: nothing to read, nothing to do."""
    return shown["origin"] == Origin.FIXED and not shown["held_label"] and not shown["said_label"]


def _row(shown: FieldShown, editable: bool, overlay: Overlay) -> Row:  # noqa: FBT001 - the tab's own word
    name = shown["name"]
    saved = shown["said"] if shown["said"] is not None else shown["held"]
    saved_name = isian(shown["said_label"] if shown["said"] is not None else shown["held_label"])
    return Row(
        shown=shown,
        open=editable and _is_open(shown, overlay),
        value=overlay.typed.get(name, saved),
        before=saved,
        text=overlay.typed.get(f"{name}.teks", saved_name),
        known_name=saved_name,
        error=overlay.errors.get(name, "") or shown["error"],
        document_error=overlay.document_errors.get(name, ""),
        focused=overlay.focus == name,
        overtaken=name in overlay.overtaken,
        candidates=overlay.candidates.get(name, []),
    )


def _is_open(shown: FieldShown, overlay: Overlay) -> bool:
    if shown["origin"] in (Origin.DERIVED, Origin.FIXED):
        return False
    if shown["name"] in overlay.opened or shown["name"] in overlay.errors:
        return True
    if shown["origin"] == Origin.DECLARED:
        asked = FORM_FIELDS[shown["name"]].tab is Tab.STAKEHOLDER and not shown["held_label"]
        return asked or is_change(shown) or bool(shown["error"])
    return is_change(shown) or bool(shown["error"]) or shown["missing"] in ("value", "document")


def overlay_of(posted: Posted) -> Overlay:
    """Nothing that was typed is lost: it stands in its field again."""
    return Overlay(opened=posted.opened, typed=posted.typed, overtaken=posted.overtaken)
