"""What each action of an official should come to, by the model: the refusal's name, or "" and what changes."""
from __future__ import annotations

from collections.abc import Callable, Collection

from tests.services.verification.proofs.model import DUE, LEASE, WORKING_DAY, Case
from tests.services.verification.proofs.office import INBOXES_OF

AGENCYS_OWN = 2  # the last level that the agency's admin supervises
DONE, NOT_FOUND, CONFLICT, FORBIDDEN, INVALID = "", "NotFound", "Conflict", "Forbidden", "Invalid"
Ticks = dict[str, bool | None]  # key: approve, reject, take the tick back


def seen(case: Case, who: str) -> bool:
    """Whether the case lies or lay in an office of this person, or was decided by it."""
    return bool(case.visited & INBOXES_OF.get(who, set())) or who in case.acted


def workable(case: Case, who: str, version: int) -> str:
    """Why this person may not work on it now."""
    if not seen(case, who):
        return NOT_FOUND
    if case.state != "open" or case.inbox not in INBOXES_OF[who] or case.version != version:
        return CONFLICT
    elsewhere = {d.who for d in case.decisions if d.level != case.level}
    return FORBIDDEN if who in elsewhere else DONE


def held(case: Case, who: str, version: int, now: int) -> str:
    """The same, and whether the case is in this person's hands."""
    if refused := workable(case, who, version):
        return refused
    return CONFLICT if case.held_by_another(who, now) or case.holder != who else DONE


def claim(case: Case, who: str, version: int, now: int) -> str:
    """Take a case into one's hands."""
    if refused := workable(case, who, version):
        return refused
    if case.held_by_another(who, now):
        return CONFLICT
    case.lease(who, now + LEASE)
    return DONE


def release(case: Case, who: str, version: int, now: int) -> str:
    """Give it back; what is not one's own stays."""
    if not seen(case, who):
        return NOT_FOUND
    if case.state == "open" and case.version == version and case.holder == who:
        case.holder, case.until = "", 0
    return DONE


def save(case: Case, who: str, version: int, now: int, ticks: Ticks) -> str:
    """Keep ticks."""
    if refused := held(case, who, version, now):
        return refused
    if set(ticks) - set(case.left(case.level)):
        return INVALID
    case.lease(who, now + LEASE)
    for key, tick in ticks.items():
        case.drafts.pop((case.level, key), None)
        if tick is not None:
            case.drafts[case.level, key] = tick
    return DONE


def send(case: Case, who: str, version: int, now: int) -> str:
    """Kirim."""
    if refused := held(case, who, version, now):
        return refused
    if any((case.level, key) not in case.drafts for key in case.left(case.level)):
        return INVALID
    return _schedule(case, who, now, "send")


def return_form(case: Case, who: str, version: int, now: int) -> str:
    """Kembalikan."""
    if refused := held(case, who, version, now):
        return refused
    if all(case.drafts.get((case.level, key), True) for key in case.left(case.level)):
        return INVALID
    return _schedule(case, who, now, "return")


def confirm_unchanged(case: Case, who: str, version: int, now: int) -> str:
    """Sahkan tanpa perubahan: taken and sent in one step, where there is nothing to decide; the first level's alone."""
    if all(level > 1 for level, _ in INBOXES_OF[who]):
        return FORBIDDEN
    if refused := workable(case, who, version):
        return refused
    if case.changes or case.held_by_another(who, now):
        return CONFLICT
    return _schedule(case, who, now, "send")


def _schedule(case: Case, who: str, now: int, outcome: str) -> str:
    case.state, case.outcome, case.by, case.due = "sending", outcome, who, now + DUE
    case.lease(who, now + LEASE)
    case.version += 1
    return DONE


def undo(case: Case, who: str, version: int, now: int, ticked: Collection[str]) -> str:
    """Urungkan: it lies there again, or where it belongs by now."""
    if not seen(case, who):
        return NOT_FOUND
    if case.state != "sending" or case.version != version or case.holder != who or case.due <= now:
        return CONFLICT
    if case.office != case.goes_to(ticked):
        case.go("queued", case.level)
        return DONE
    case.state, case.outcome, case.by, case.due = "open", "", "", 0
    case.version += 1
    return DONE


def turn_back(case: Case, levels: Collection[int], version: int) -> str:
    """Turun status, by somebody who may at these levels of this person's agency."""
    if not levels:
        return NOT_FOUND
    if case.state not in ("queued", "open", "no_office") or case.level not in levels or case.version != version:
        return CONFLICT
    case.go("returned", case.level)
    return DONE


def release_for(case: Case, version: int) -> str:
    """The agency's admin takes it out of somebody's hands; the agency's own levels only."""
    if case.level > AGENCYS_OWN:
        return NOT_FOUND
    if case.state != "open" or case.version != version:
        return CONFLICT
    case.holder, case.until = "", 0
    return DONE


def assign(case: Case, to: str, version: int, now: int) -> str:
    """The agency's admin gives it to one of its office's verifiers, for a working day."""
    if case.level > AGENCYS_OWN:
        return NOT_FOUND
    if case.state != "open" or case.version != version or case.inbox not in INBOXES_OF[to]:
        return CONFLICT
    if to in {d.who for d in case.decisions if d.level != case.level}:
        return CONFLICT
    case.holder, case.until = to, now + WORKING_DAY
    return DONE


ACTIONS: dict[str, Callable[[Case, str, int, int], str]] = {
    "claim": claim, "release": release, "send": send, "return_form": return_form,
    "confirm_unchanged": confirm_unchanged,
}  # fmt: skip
