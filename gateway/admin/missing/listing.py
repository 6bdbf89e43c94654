"""The people of an agency who are missing: search, filters, pages, and a file of the same."""
from __future__ import annotations

from collections.abc import Iterator

from flask import Response, g, redirect, render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from gateway.admin.blueprint import bp
from gateway.admin.missing.question import PATH, Question
from gateway.admin.missing.words import REASONS, STAGES, STANDINGS, WITHOUT
from gateway.admin.statistics.csv_file import csv_file
from gateway.services import services
from gateway.who_may_open import actor_of, require_right
from services.contracts.errors import Invalid
from services.contracts.policies import line
from services.contracts.registration.missing import MOST_ROWS, MissingPeople, MissingRow

ROWS = 50
MOST_IN_A_FILE = 50_000


@bp.get("/belum-terdata/orang")
@require_right("registration.find_missing")
def missing_people() -> BaseResponse | str:
    """By name; without an agency the figures say which there are."""
    if not Question.read().instansi:
        return redirect(PATH)
    return list_page()


def list_page(error: str = "") -> str:
    """The list as the address asks for it; ``error`` is said above it."""
    question = Question.read()
    page: MissingPeople = services.registration.find_missing(
        **question.asked(), after=question.setelah, limit=ROWS
    )
    return render_template(
        "admin/missing/list.html", question=question, page=page, standings=STANDINGS, reasons=REASONS, stages=STAGES,
        error=error, acts=may("note_reason"), reasons_options=[*WITHOUT.items(), *REASONS.items()],
        standings_options=[(code, word) for code, (word, _tone, _icon) in STANDINGS.items()],
        stages_options=[(code, word) for code, (word, _tone, _icon) in STAGES.items()],
    )  # fmt: skip


def may(action: str) -> bool:
    """Whether who looks may do this at all; the service decides on whom."""
    return line(f"registration.{action}").admits(actor_of(g.who))


@bp.get("/belum-terdata/orang.csv")
@require_right("registration.find_missing")
def missing_people_file() -> Response:
    """The same list as a file; the audit knows everybody in it.  Raises ``Invalid`` for one that is too long."""
    question = Question.read()
    header = (
        _("NIP"), _("Nama"), _("Unit organisasi"), _("Keadaan"), _("Alasan"), _("Tindak lanjut"), _("Petugas"),
        _("Tenggat"), _("Terakhir diingatkan"), _("Diunduh oleh"),
    )  # fmt: skip
    rows = [(*_cells(row), g.who["name"]) for row in _all(question)]
    return csv_file(f"belum-terdata-{question.instansi}", header, rows)


def _cells(row: MissingRow) -> tuple[str, ...]:
    stage = STAGES[row["stage"]][0] if row["stage"] else ""
    return (
        row["nip"], row["name"], row["unit"], str(STANDINGS[row["standing"]][0]),  # type: ignore[index]
        str(REASONS.get(row["reason"], "")), str(stage), row["owner"], row["deadline"], row["reminded_at"][:10],
    )  # fmt: skip


def _all(question: Question) -> Iterator[MissingRow]:
    after, count = "", 0
    while True:
        page: MissingPeople = services.registration.find_missing(
            **question.asked(), after=after, limit=MOST_ROWS, taken=True
        )
        yield from page["rows"]
        count += len(page["rows"])
        if not page["more"]:
            return
        if count >= MOST_IN_A_FILE:
            text = _("Lebih dari %(most)s orang. Persempit dengan unit atau saringan lain.", most=MOST_IN_A_FILE)
            raise Invalid(text)
        after = page["rows"][-1]["cursor"]
