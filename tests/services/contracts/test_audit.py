"""What the audit knows is told: by the pages in both languages, and to the person whose data it was."""
from __future__ import annotations

from gateway import languages
from gateway.portal.access_sentences import DID
from services.contracts.audit import NAMES, Action


def test_every_action_has_an_english_name() -> None:
    """Add the missing ones to ``gateway/admin/audit/en.po``."""
    known = {message.id for message in languages.english() if message.string}
    assert sorted(set(NAMES.values()) - known) == []


def test_every_action_is_a_sentence_for_the_person_whose_data_it_was() -> None:
    """Add the missing ones to ``gateway/portal/access_sentences.py``, and their English to ``gateway/portal/en.po``."""
    assert sorted(set(Action) - DID.keys()) == []
