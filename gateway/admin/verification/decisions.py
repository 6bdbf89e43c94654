"""The ticks and reasons of the desk's form, and what becomes of them when somebody else was faster."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gateway.admin.verification import reasons
from services.contracts.verification.answers import ChangeShown

VERDICTS = {"approve": "Setujui", "reject": "Tolak", "": "belum diputuskan"}
MINE, NEWER = "mine", "newer"


@dataclass(frozen=True)
class Decision:
    """One change as the form has it; ``label`` travels along so that it can be shown when no service answers."""

    change_id: str
    verdict: str
    reason: str = ""
    label: str = ""

    @property
    def words(self) -> str:
        """``Tolak, “Dokumen tidak terbaca”``."""
        verdict = VERDICTS[self.verdict]
        return f"{verdict}, \u201c{self.reason}\u201d" if self.verdict == "reject" and self.reason else verdict

    def to_request(self) -> dict[str, str]:
        """What ``verification.save`` understands; an approval has no reason."""
        reason = self.reason if self.verdict == "reject" else ""
        return {"change_id": self.change_id, "verdict": self.verdict, "reason": reason}


@dataclass(frozen=True)
class Clash:
    """A change on which mine and the newer decision differ."""

    mine: Decision
    newer: Decision


def read(form: Mapping[str, str]) -> dict[str, Decision]:
    """Every change that the form named, by id; one without a tick has the verdict "" ."""
    found: dict[str, Decision] = {}
    for name, label in form.items():
        kind, _, change_id = name.partition("-")
        if kind == "label" and change_id:
            found[change_id] = _read_one(form, change_id, label)
    return found


def _read_one(form: Mapping[str, str], change_id: str, label: str) -> Decision:
    picked = "-mine" if form.get(f"pick-{change_id}") == MINE else ""
    verdict = form.get(f"verdict{picked}-{change_id}", "")
    reason = reasons.compose(form.get(f"canned{picked}-{change_id}", ""), form.get(f"reason{picked}-{change_id}", ""))
    return Decision(change_id, verdict if verdict in VERDICTS else "", reason, label)


def held(change: ChangeShown, level: int) -> Decision:
    """What the service holds for ``level``: the claim holder's draft, or the decision that was made there."""
    made = [decision for decision in change["decisions"] if decision["level"] == level]
    if change["draft"] or not made:
        return Decision(change["change_id"], change["draft"], change["draft_reason"], change["label"])
    return Decision(change["change_id"], made[-1]["verdict"], made[-1]["reason"], change["label"])


def clash(mine: Decision | None, newer: Decision) -> Clash | None:
    """The two decisions when they differ and both decide something."""
    if mine is None or not mine.verdict or not newer.verdict:
        return None
    differ = mine.verdict != newer.verdict or (mine.verdict == "reject" and mine.reason != newer.reason)
    return Clash(mine, newer) if differ else None


def standing(mine: Decision | None, newer: Decision) -> Decision:
    """After a conflict the newer decision stands; where it decides nothing, mine does."""
    return newer if mine is None or newer.verdict else mine
