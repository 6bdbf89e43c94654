"""Reference lists on the form: small ones are offered whole, large ones answer while the person types."""

from __future__ import annotations

from typing import Any

from flask import render_template, request

from gateway.portal.blueprint import bp
from gateway.services import services
from gateway.spoken import kata
from gateway.who_may_open import require_citizen
from services.chassis.memory import Memory
from services.contracts.errors import NotFound
from services.contracts.form_fields import FormField, Kind
from services.contracts.helpdesk.categories import GOES_ON_WITH, OF_LIST
from services.contracts.reference.answers import Value

LARGE = frozenset(
    ("lokasi", "pendidikan", "jft", "jfu", "unor", "instansi", "satuan_kerja", "kursus", "kpkn", "spesialis", "sekolah",
     "unit_kesehatan", *GOES_ON_WITH)  # who misses a value types it
)
OFFERED = 10  # choices while typing: what a phone shows without scrolling
A_NAME = 8  # letters: fewer are only its beginning
REMEMBERED = 60.0  # seconds
_values: Memory[str, list[Value]] = Memory(REMEMBERED)
_agencies: Memory[str, str] = Memory(REMEMBERED)


def values(name: str) -> list[Value]:
    """All values of a small list, remembered for a minute; none of a list that this country has not imported."""

    def ask() -> list[Value]:
        try:
            return services.reference.values(list=name)
        except NotFound:
            return []

    return _values.of(name, ask)


def options(of: FormField) -> list[tuple[str, str]]:
    """What a field of few values offers: its own choices, or a small list."""
    if of.kind is Kind.CHOICE:
        return [(code, kata(label)) for code, label in of.choices]
    return [(value["code"], value["name"]) for value in values(of.list)]


def search(name: str, typed: str, unit: str = "") -> list[Value]:
    """The values of a large list that fit; org units only of the agency of ``unit``."""
    more: dict[str, Any] = {"within": agency_of(unit)} if name == "unor" and unit else {}
    found: list[Value] = services.reference.search(list=name, q=typed[:100], limit=OFFERED, **more)
    return found


def agency_of(unit: str) -> str:
    """The id of the agency to which an org unit belongs, or ""; remembered while the person types."""

    def ask() -> str:
        places = services.reference.unit_places(unit_ids=[unit])
        return str(places[0]["agency"]["id"]) if places and places[0] else ""

    return _agencies.of(unit, ask)


def _may_be_another(typed: str, found: list[Value]) -> bool:
    """What fits is perhaps not what was meant: search forgives, so that a missing name finds others like it."""
    return len(typed) >= A_NAME and all(value["name"].casefold() != typed.casefold() for value in found)


def ask_for(name: str, typed: str) -> str:
    """The id that stands for a value which is in no list yet; the helpdesk is asked for it."""
    asked: dict[str, str] = services.registration.ask_value.write(list=name, name=typed)
    return asked["asked_id"]


def the_one(found: list[Value], typed: str) -> Value | None:
    """The value that was meant without doubt: the only one, or the only one with exactly this name."""
    exact = [value for value in found if value["name"].casefold() == typed.casefold()]
    return exact[0] if len(exact) == 1 else found[0] if len(found) == 1 else None


@bp.get("/formulir/pilihan/<name>")
@require_citizen
def choices(name: str) -> str:
    """What fits so far, for the list under the field."""
    typed = next((value for key, value in request.args.items() if key.endswith(".teks")), "").strip()
    found = search(name, typed, request.args.get("unit", "")) if name in LARGE and len(typed) > 1 else []
    return render_template(
        "portal/form/choices.html", found=found, typed=typed, field=request.args.get("isian", ""),
        report=OF_LIST.get(name, ""), goes_on=name in GOES_ON_WITH,
        another=name in OF_LIST and _may_be_another(typed, found),
    )
