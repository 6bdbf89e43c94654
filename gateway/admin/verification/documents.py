"""The documents of a case in the order of its rows: which page belongs to which change."""
from __future__ import annotations

from dataclasses import dataclass

from services.contracts.registration.answers import Attached
from services.contracts.verification.answers import CaseShown


@dataclass(frozen=True)
class DocumentShown:
    """A document once, with the labels of the changes that it proves."""

    attached: Attached
    proves: list[str]

    @property
    def pages(self) -> range:
        """Page numbers from 1."""
        return range(1, self.attached["pages"] + 1)


def documents_of(case: CaseShown) -> list[DocumentShown]:
    """Every document of the case, each once; what is decided here comes first."""
    shown: dict[str, DocumentShown] = {}
    for change in sorted(case["changes"], key=lambda change: not change["decidable"]):
        for attached in change["documents"]:
            document = shown.setdefault(attached["document_id"], DocumentShown(attached, []))
            document.proves.append(change["label"])
    return list(shown.values())
