"""Everybody acts, processes crash and messages come again, in any order: the service agrees with the model.

``SEQUENCES`` sets how many; the whole proof is ``SEQUENCES=2000 pytest -n 2 --dist loadfile`` on this folder.
"""
import pytest

from tests.services.conftest import OpenDatabase
from tests.services.verification.proofs.playing import play_half


def test_a_case_is_in_one_state_and_no_decision_is_lost_or_made_twice(
    open_database: OpenDatabase, field_keys: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    play_half(open_database, monkeypatch)
