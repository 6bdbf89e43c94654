"""The character-level difference that the desk shows."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.admin.verification.difference import Piece, difference, graphemes


def marked(pieces: list[Piece]) -> str:
    """``12-03-19[57]``: the changed runs in brackets."""
    return "".join(f"[{piece.text}]" if piece.changed else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("old", "new", "left", "right"),
    [
        ("12-03-1957", "12-03-1975", "12-03-19[57]", "12-03-19[75]"),
        ("Ratna Purwandhini", "Ratna Purwandini", "Ratna Purwand[h]ini", "Ratna Purwandini"),
        ("S.Pd.", "M.Pd.", "[S].Pd.", "[M].Pd."),
        ("Guru Kelas", "Guru Matematika", "Guru [Kelas]", "Guru [Matematika]"),
        ("Islam", "Islam", "Islam", "Islam"),
        ("", "Kristen", "", "[Kristen]"),
        ("Kristen", "", "[Kristen]", ""),
    ],
)
def test_only_the_characters_that_changed_are_marked(old: str, new: str, left: str, right: str) -> None:
    assert tuple(map(marked, difference(old, new))) == (left, right)


def test_a_letter_with_its_accent_is_one_character() -> None:
    assert graphemes("Ande\u0301") == ["A", "n", "d", "e\u0301"]
    before, after = difference("Ande", "Ande\u0301")
    assert (marked(before), marked(after)) == ("And[e]", "And[e\u0301]")


def test_joined_emoji_stay_whole() -> None:
    assert graphemes("a\U0001f469\u200d\U0001f4bb") == ["a", "\U0001f469\u200d\U0001f4bb"]


def test_a_long_address_costs_no_more_than_a_blink() -> None:
    old, new = "Jalan Kaliurang " * 120, "Jalan Kaliurang, " * 110 + "Kaliurang "
    started = time.process_time()
    left, right = difference(old, new)
    assert time.process_time() - started < 0.2
    assert [piece.changed for piece in left] == [piece.changed for piece in right] == [False, True, False]


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_pieces_joined_are_the_values_and_what_is_unmarked_is_equal(old: str, new: str) -> None:
    left, right = difference(old, new)
    assert "".join(piece.text for piece in left) == old
    assert "".join(piece.text for piece in right) == new
    assert [p.text for p in left if not p.changed] == [p.text for p in right if not p.changed]
