"""What two pages on one form do to each other, for the registration service in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.contracts.form_fields import FORM_FIELDS
from services.contracts.registration.answers import ROW
from services.registration.domain.what_was_overtaken import confirmed_too_late, merged, overtaken

if TYPE_CHECKING:
    from tests.gateway.fake_registration import FakeRegistration


def late_answers(
    form: FakeRegistration, version: int, answers: dict[str, str], confirmed: list[str], seen: dict[str, str]
) -> list[str]:
    """The fields of a section that another page changed."""
    stale = version != form.version
    shown = {name: "" if FORM_FIELDS[name].secret else value for name, value in form.held.items()} | form.said
    late = overtaken(shown, answers, seen, stale=stale)
    late += [name for name in confirmed if name in seen and shown.get(name, "") != seen[name]]
    return late + confirmed_too_late(form.said, [name for name in confirmed if name not in seen], stale=stale)


def beside_others(
    form: FakeRegistration, action: str, row_id: str, version: int, values: dict[str, str], seen: dict[str, str]
) -> tuple[list[str], dict[str, str]]:
    """The columns of a riwayat row that another page changed, and the row as it becomes."""
    if not seen:
        return [] if version == form.version else [ROW], values
    known = row_id in form.rows or row_id in form.edits
    done, now = form.edits.get(row_id, ("", form.rows.get(row_id, {})))
    if (action == "edit" and not known) or (done == "delete" and seen[ROW] != "delete"):
        return [ROW], values
    now = form.rows.get(row_id, {}) if done == "delete" else now
    mine = {name: value for name, value in values.items() if value != seen.get(name, "")}
    return overtaken(now, mine, {name: seen.get(name, "") for name in mine}, stale=True), merged(now, values, seen)
