"""The tree: a branch at a time, by links; with scripts a branch opens inside the page.  Search finds units by name."""
from __future__ import annotations

from urllib.parse import urlencode

from flask import render_template, request
from flask_babel import gettext as _

from gateway.admin.blueprint import bp
from gateway.admin.choose_agency import choose_agency
from gateway.admin.org_units.agency import HERE, agency_here, is_admin, works_everywhere
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.actor import JurisdictionKind
from services.contracts.errors import NotFound, Unavailable
from services.contracts.reference.answers import UnitNode, UnitOpened, Value

ROWS = 200  # units of one branch on a page
FOUND = 50
TREE = require_right("reference.flag_unit", "reference.unit", "reference.units")


@bp.get("/unor")
@TREE
def org_units() -> str:
    """The top of the agency, the branch below ``di``, or what ``cari`` finds."""
    agency_id = agency_here()
    if not agency_id:
        return choose_agency(HERE, _("Lihat Unor"), _("Pilih instansi yang unitnya akan dilihat."))
    words, opened = request.args.get("cari", "").strip()[:100], _opened(agency_id)
    found: list[Value] = _found(words, agency_id) if words else []
    units, more = ([], "") if words else branch(agency_id, opened["unit_id"] if opened else "")
    return render_template(
        "admin/org_units/tree.html", agency_id=agency_id, agency=_name(agency_id), opened=opened, units=units,
        more=more, words=words, found=found, most=FOUND, waiting=_without_office(agency_id),
        everywhere=works_everywhere(),
    )


@bp.get("/unor/cabang")
@TREE
def branch_of() -> str:
    """The branch below ``di`` alone, for a page that has scripts."""
    agency_id = agency_here()
    opened = _opened(agency_id)
    if opened is None:
        raise NotFound("Unit organisasi ini tidak ada di wilayah kerja Anda.")
    units, more = branch(opened["agency_id"], opened["unit_id"])
    return render_template("admin/org_units/branch.html", units=units, more=more, agency_id=opened["agency_id"])


def branch(agency_id: str, parent_id: str) -> tuple[list[UnitNode], str]:
    """A page of the units right below one, and the address of the next page, "" at the end."""
    after = request.args.get("setelah", "")[:36]
    units: list[UnitNode] = services.reference.units(
        agency_id=agency_id, parent_id=parent_id, after=after, limit=ROWS + 1
    )
    if len(units) <= ROWS:
        return units, ""
    asked = {"instansi": agency_id, "di": parent_id, "setelah": units[ROWS - 1]["unit_id"]}
    return units[:ROWS], f"{HERE}?{urlencode({name: value for name, value in asked.items() if value})}"


def _opened(agency_id: str) -> UnitOpened | None:
    """The unit whose branch is asked for; one of another agency is not found."""
    unit_id = request.args.get("di", "")[:36]
    if not unit_id:
        return None
    unit: UnitOpened = services.reference.unit(unit_id=unit_id)
    if agency_id not in ("", unit["agency_id"]):
        raise NotFound("Unit organisasi ini tidak ada di wilayah kerja Anda.")
    return unit


def _found(words: str, agency_id: str) -> list[Value]:
    found: list[Value] = services.reference.search(list="unor", q=words, within=agency_id, limit=FOUND)
    return found


def _name(agency_id: str) -> str:
    found = services.reference.areas(areas=[{"kind": JurisdictionKind.AGENCY, "id": agency_id}])
    if not found:
        raise NotFound("Instansi ini tidak ada dalam wilayah Anda.")
    return str(found[0]["name"])


def _without_office(agency_id: str) -> int:
    """How many cases no office has; the tree stands without that number, too."""
    if not is_admin():
        return 0
    try:
        return int(services.verification.without_office(agency_id=agency_id, limit=0)["count"])
    except Unavailable:
        return 0
