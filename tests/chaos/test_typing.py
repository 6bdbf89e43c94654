"""Ten people type while everything between them and their draft is killed: what was acknowledged as saved is there."""

from __future__ import annotations

import pytest

from tests.chaos.country import country
from tests.chaos.typing_run import PEOPLE, TARGETS, Typing, is_there
from tests.chaos.typist import Place


def test_every_character_acknowledged_as_saved_is_in_the_draft() -> None:
    with country(20) as system:
        report = Typing(system).run(kills=1)
    assert report["kills"] == len(TARGETS)
    assert report["saves acknowledged"] > 100
    assert report["tries without an answer"] > 0
    assert report["drafts that held what was acknowledged"] >= 2 * PEOPLE * len(TARGETS)


@pytest.mark.parametrize(
    ("draft", "lost"), [("ab", False), ("abc", False), ("a", True), ("", True), ("abd", True)]
)
def test_the_ledger_knows_a_loss(draft: str, lost: bool) -> None:
    place = Place("/formulir/utama", "alamat", {}, "", posted=["a", "ab", "abc"], acknowledged=1)
    if lost:
        with pytest.raises(AssertionError, match="was acknowledged"):
            is_there(place, 1, draft)
    else:
        is_there(place, 1, draft)
