"""``docs/fields.md``: every field of the form with its type, list and the levels that decide a change of it."""

from services.contracts.form_fields import FORM_FIELDS, HISTORY_KINDS, TAB_LABELS, FormField, Origin, Tab
from services.verification.domain.levels import LEVELS
from services.verification.domain.who_verifies_what import WHO_VERIFIES

WORDS = {
    Origin.CHANGE: "with a document",
    Origin.DERIVED: "through riwayat",
    Origin.FIXED: "never here",
    Origin.DECLARED: "self-declared",
}


def field_table() -> str:
    """Markdown: a table for each section."""
    levels = [f"Level {number}" for number in LEVELS]
    parts = [
        "# Fields of the form",
        "",
        "Made by `python -m deploy.documents` from `services/contracts/form` and",
        "`services/verification/domain/who_verifies_what.py`; change those, then run it.",
    ]
    for tab in Tab:
        fields = [field for field in FORM_FIELDS.values() if field.tab is tab]
        if fields:
            parts += ["", f"## {TAB_LABELS[tab]}", "", *_table(levels, [_row(field) for field in fields])]
    for kind in HISTORY_KINDS.values():
        decided = _ticks(f"riwayat:{kind.name}")
        rows = [[c.name, c.label, _type(c), "row by row", *decided] for c in kind.columns]
        parts += ["", f"## {kind.label}", "", *_table(levels, rows)]
    return "\n".join(parts) + "\n"


def _table(levels: list[str], rows: list[list[str]]) -> list[str]:
    head = ["field", "label", "type", "changes", *levels]
    return [f"| {' | '.join(cells)} |" for cells in [head, ["---"] * len(head), *rows]]


def _row(field: FormField) -> list[str]:
    return [f"`{field.name}`", field.label, _type(field), WORDS[field.origin], *_ticks(field.name)]


def _type(field: FormField) -> str:
    kind = f"{field.kind} {field.list}" if field.list else f"{field.digits} digits" if field.digits else str(field.kind)
    return f"{kind}, sealed" if field.secret else kind


def _ticks(subject: str) -> list[str]:
    levels = WHO_VERIFIES.get(subject, ())
    return ["✓" if number in levels else "" for number in LEVELS]
