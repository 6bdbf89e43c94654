"""Profil pegawai: who works for the state, by each of the sides that are counted."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import render_template, request
from flask_babel import gettext
from flask_babel import lazy_gettext as _

from gateway.admin.blueprint import bp
from gateway.admin.statistics.asked import workforce_of
from gateway.admin.statistics.filter_bar import KINDS, TIMES, Filter, choices
from gateway.admin.statistics.measures import MEASURES
from gateway.who_may_open import require_right
from services.contracts.reporting.answers import ValueCount

SIDES: dict[str, Any] = {
    "sex": _("Jenis kelamin"),
    "age": _("Umur"),
    "golongan": _("Golongan"),
    "education": _("Pendidikan"),
    "position": _("Jenis jabatan"),
    "agency_kind": _("Jenis instansi"),
    "province": _("Provinsi"),
}


@dataclass(frozen=True)
class ValueBar:
    """One bar; ``share`` is of everybody, ``length`` and ``dark`` (the verified) of the longest bar, 0 to 1."""

    code: str
    name: str
    people: int
    verified: int
    share: float = 0.0
    length: float = 0.0
    dark: float = 0.0


def named(side: str, values: Sequence[ValueCount]) -> list[ValueBar]:
    """With the words of the page."""
    longest = max((one["people"] for one in values), default=0) or 1
    everybody = sum(one["people"] for one in values) or 1
    return [
        ValueBar(
            one["code"], _name(side, one), one["people"], one["verified"],
            one["people"] / everybody, one["people"] / longest, one["verified"] / longest,
        )
        for one in values
    ]  # fmt: skip


def _name(side: str, value: ValueCount) -> str:
    if side == "agency_kind":
        return str(KINDS[value["code"]])
    if not value["code"]:
        return gettext("Instansi pusat") if side == "province" else gettext("Tidak tercatat")
    return value["name"]


@bp.get("/statistik/pegawai")
@require_right("reporting.workforce")
def workforce() -> tuple[str, int]:
    """The same filter bar as the campaign's page, without what is only of the campaign."""
    chosen = Filter.of(request.args)
    shown, status = workforce_of(chosen)
    sides = [(code, title, named(code, shown["sides"].get(code, []))) for code, title in SIDES.items()]
    sex = sides[0][2]
    page = render_template(
        "admin/workforce.html", shown=shown, chosen=chosen, choices=choices(shown["agencies"], chosen), kinds=KINDS,
        times=TIMES, measures=MEASURES, sides=[side for side in sides if side[2]],
        people=sum(one.people for one in sex), verified=sum(one.verified for one in sex),
    )  # fmt: skip
    return page, status
