"""One riwayat row of the registration service in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.contracts.form_fields import HISTORY_KINDS
from services.contracts.registration.answers import RowShown
from tests.gateway.fake_lists import label

if TYPE_CHECKING:
    from tests.gateway.fake_registration import FakeRegistration


def row_shown(form: FakeRegistration, kind: str, row_id: str) -> RowShown:
    """As its page shows it."""
    action, values = form.edits.get(row_id, ("", form.rows.get(row_id, {})))
    values = form.rows[row_id] if action == "delete" else values
    lacks = [c.label for c in HISTORY_KINDS[kind].columns if c.required and not values.get(c.name)]
    key = f"{kind}:{row_id}"
    return RowShown(
        row_id=row_id,
        action=action,  # type: ignore[typeddict-item]
        held=form.rows.get(row_id, {}),
        held_labels={
            c.name: label(c, form.rows.get(row_id, {}).get(c.name, "")) for c in HISTORY_KINDS[kind].columns
        },
        values=values,
        labels={c.name: label(c, values.get(c.name, "")) for c in HISTORY_KINDS[kind].columns},
        documents=form.documents.get(key, []),
        error=f"Isi {lacks[0]}." if action and lacks else "",
        missing="document" if action and not form.documents.get(key) else "",
    )
