"""The other half of the sequences of ``test_any_order_of_events``: a file is what a core takes at a time."""
import pytest

from tests.services.conftest import OpenDatabase
from tests.services.verification.proofs.playing import play_half


def test_no_level_is_skipped_and_no_foreign_office_sees_a_case(
    open_database: OpenDatabase, field_keys: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    play_half(open_database, monkeypatch)
