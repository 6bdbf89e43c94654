"""A mistyped word stands for the nearest words of the list, and short words are not guessed at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.spelling.how_mistakes_are_forgiven import distance, forgiven, meant, perhaps

LETTERS = st.text("abcdefgh", max_size=8)
KNOWN = ["telaga", "wanasari", "muarabiru", "yogyakarta", "sari", "pengelola", "puskesmas"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("telga", ["telaga"]),  # a letter is missing
        ("tellaga", ["telaga"]),  # one too many
        ("telaag", ["telaga"]),  # two changed places
        ("yogyakrata", ["yogyakarta"]),
        ("yogjakrata", ["yogyakarta"]),  # two mistakes in a long word
        ("pengelolla", ["pengelola"]),
        ("puskesm", ["puskesmas"]),  # not finished yet
        ("pusksem", ["puskesmas"]),  # and mistyped
        ("tolego", []),  # two in a short one
        ("srx", []),
        ("sarx", ["sari"]),
    ],
)
def test_the_nearest_words_are_meant(typed: str, found: list[str]) -> None:
    assert meant(typed, KNOWN) == found


def test_when_the_nearest_lead_nowhere_all_that_are_near_are_tried() -> None:
    assert perhaps("pengelolx", [*KNOWN, "pengelole", "pengelomi"]) == ["pengelola", "pengelole", "pengelomi"]
    assert perhaps("abc", KNOWN) == []


@pytest.mark.parametrize(("word", "mistakes"), [("abc", 0), ("abcd", 1), ("abcdef", 1), ("abcdefg", 2)])
def test_longer_words_may_have_more_mistakes(word: str, mistakes: int) -> None:
    assert forgiven(word) == mistakes


@given(LETTERS, LETTERS)
def test_distance_is_symmetric_and_zero_for_the_same_word_only(one: str, other: str) -> None:
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) is (one == other)
    assert abs(len(one) - len(other)) <= distance(one, other) <= max(len(one), len(other))
