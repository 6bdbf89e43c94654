"""The columns of a list in a spreadsheet, the same for export, example and import."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _

from gateway.admin.lists.which import Kept
from services.contracts.reference.attributes import attributes_of
from services.contracts.reference.values import ValueRow


def headings(kept: Kept) -> dict[str, str]:
    """Heading to the name that reference knows; attributes begin with a dot."""
    pointer = {str(kept.pointer): kept.pointing_field} if kept.points_to else {}
    attributes = {one.label: f".{one.name}" for one in attributes_of(kept.list)}
    days = {_("Berlaku mulai"): "valid_from", _("Berakhir"): "valid_to"}
    return {_("Kode"): "code", _("Nama"): "name"} | pointer | attributes | days


def cells(kept: Kept, row: ValueRow) -> list[str]:
    """A value as a line; locations and parents by their codes, days as people write them."""
    values: Mapping[str, Any] = {**row, **{f".{name}": text for name, text in row["attributes"].items()}}
    return [_cell(name, str(values.get(name, ""))) for name in headings(kept).values()]


def _cell(name: str, text: str) -> str:
    return "-".join(reversed(text.split("-"))) if name in ("valid_from", "valid_to") and text else text
