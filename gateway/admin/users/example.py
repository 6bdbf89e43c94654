"""The file to begin an import with: its headings, one example, and what the admin may write in it."""
from __future__ import annotations

import csv
from io import BytesIO, StringIO

import xlsxwriter
from flask import Response, abort
from flask_babel import gettext as _

from gateway.admin.blueprint import bp
from gateway.admin.users.spreadsheet import COLUMNS
from gateway.admin.users.words import PROFILE_NAMES
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.identity.account_answers import Offer

NAME = "contoh-impor-pengguna"
MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
PERSON = ("198001012005011001", "nama.singkat", "nama@instansi.go.id")


@bp.get(f"/pengguna/impor/{NAME}.<kind>")
@require_right("identity.import_accounts", "identity.offers")
def example_of_import(kind: str) -> Response:
    """CSV or XLSX."""
    if kind not in MEDIA_TYPES:
        abort(404)
    offers: list[Offer] = services.identity.offers()
    table = [list(COLUMNS), _example(offers)]
    content = _as_csv(table) if kind == "csv" else _as_xlsx(table, offers)
    answer = Response(content, content_type=MEDIA_TYPES[kind])
    answer.headers["Content-Disposition"] = f'attachment; filename="{NAME}.{kind}"'
    return answer


def _example(offers: list[Offer]) -> list[str]:
    names = [PROFILE_NAMES[one["profile"]] for one in offers if len(one["choices"]) == 1 and one["choices"][0]["name"]]
    return [*PERSON, names[0] if names else "", "", "31-12-2026", "", "", ""]


def _as_csv(table: list[list[str]]) -> bytes:
    written = StringIO()
    csv.writer(written, delimiter=";").writerows(table)
    return written.getvalue().encode("utf-8-sig")


def _as_xlsx(table: list[list[str]], offers: list[Offer]) -> bytes:
    """All cells are texts: a NIP as a number would lose its last digits."""
    written = BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        text, bold = book.add_format({"num_format": "@"}), book.add_format({"bold": True})
        sheet = book.add_worksheet(_("Pengguna"))
        sheet.set_column(0, len(COLUMNS) - 1, 22, text)
        for number, row in enumerate(table):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell, bold if number == 0 else text)
        help_sheet = book.add_worksheet(_("Petunjuk"))
        help_sheet.set_column(0, 1, 40)
        for number, (first, second) in enumerate(_explained(offers)):
            help_sheet.write_string(number, 0, first)
            help_sheet.write_string(number, 1, second)
    return written.getvalue()


def _explained(offers: list[Offer]) -> list[tuple[str, str]]:
    """The profiles that may be written, and the areas that are known by name with what stands for them."""
    rows = [(_("Profil"), _("Wilayah"))]
    for offer in offers:
        name = PROFILE_NAMES[offer["profile"]]
        areas = [f"{one['id']} ({one['name']})" for one in offer["choices"] if one["name"] and one["id"]]
        rows.append((name, ", ".join(areas) or _("boleh kosong, atau kode instansi atau unit")))
    return rows
