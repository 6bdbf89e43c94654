"""The page of one office: its verifiers by name, with the time for a case and what became of their decisions."""
from __future__ import annotations

from dataclasses import dataclass

from flask import render_template, request
from flask_babel import lazy_gettext as _

from gateway.admin.blueprint import bp
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.errors import NotFound
from services.contracts.verification.quality import QualityOffice, QualityShown, VerifierQuality

PERIODS = {7: _("7 hari terakhir"), 28: _("28 hari terakhir"), 90: _("90 hari terakhir")}
USUAL = 28  # days
LONGEST = 64  # characters of an office's id


@dataclass(frozen=True)
class Row:
    """One verifier; a rate is None where there is too little to tell one, shares are 0 to 1."""

    shown: VerifierQuality
    fewest: int

    @property
    def few(self) -> bool:
        """Whether rates of so little would say more of chance than of the person."""
        return self.shown["cases"] < self.fewest

    @property
    def seconds(self) -> float | None:
        """For a case, on average."""
        return None if self.shown["timed"] < self.fewest else self.shown["seconds"] / self.shown["timed"]

    @property
    def rejected(self) -> float | None:
        """Of the decisions."""
        return self._of_decisions("rejected")

    @property
    def overturned(self) -> float | None:
        """Of the decisions."""
        return self._of_decisions("overturned")

    def _of_decisions(self, what: str) -> float | None:
        decisions = self.shown["approved"] + self.shown["rejected"]
        number: int = self.shown[what]  # type: ignore[literal-required]
        return None if self.few or not decisions else number / decisions


@bp.get("/mutu-verifikasi")
@require_right("verification.quality")
def quality() -> str:
    """``kantor`` chooses; whoever supervises one office only need not.  ``masa``: days."""
    days = request.args.get("masa", USUAL, type=int)
    days = days if days in PERIODS else USUAL
    shown: QualityShown = services.verification.quality(days=days)
    offices = {code_of(one): one for one in shown["offices"]}
    chosen = request.args.get("kantor", "")[: LONGEST + 2]
    if not chosen and len(offices) == 1:
        [chosen] = offices
    if chosen:
        shown = services.verification.quality(days=days, **_asked(chosen))
    return render_template(
        "admin/quality/page.html", shown=shown, offices=offices, chosen=chosen, days=days, periods=PERIODS,
        rows=[Row(one, shown["fewest"]) for one in shown["rows"]],
    )


def code_of(office: QualityOffice) -> str:
    """An office in the address: its level and id."""
    return f"{office['level']}.{office['id']}"


def _asked(code: str) -> dict[str, int | str]:
    level, _dot, office_id = code.partition(".")
    if not level.isdecimal() or len(level) > 1 or level == "0":
        raise NotFound(str(_("Kantor ini tidak ditemukan di wilayah Anda.")))
    return {"level": int(level), "office_id": office_id[:LONGEST]}
