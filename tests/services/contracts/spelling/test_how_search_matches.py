"""The type-ahead finds a value by the words of its name, in any order."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.spelling.how_search_matches import patterns, searched_text


def fits(q: str, name: str) -> bool:
    """LIKE, as PostgreSQL would answer it."""
    expressions = (re.escape(p).replace("%", ".*").replace(r"\\_", "_") for p in patterns(q))
    return all(re.fullmatch(e, searched_text(name), re.DOTALL) for e in expressions)


@pytest.mark.parametrize(
    ("q", "name", "found"),
    [
        ("slem", "Kabupaten Sleman", True),
        ("man", "Kabupaten Sleman", True),  # long words are found anywhere
        ("an", "Kabupaten Sleman", False),  # short ones only where a word begins
        ("sl", "Kabupaten Sleman", True),
        ("sleman kab", "Kabupaten Sleman", True),
        ("sleman kota", "Kabupaten Sleman", False),
        ("d-iii kep", "D-III Keperawatan", True),
        ("(guru)", "GURU SD", True),
        ("100%", "Bebas 100 Persen", True),
        ("", "Kabupaten Sleman", True),
    ],
)
def test_every_word_that_was_typed_must_fit(q: str, name: str, *, found: bool) -> None:
    assert fits(q, name) is found


@given(st.lists(st.text(st.characters(categories=["L"]), min_size=1, max_size=8), min_size=1, max_size=4))
def test_a_name_is_found_by_its_own_words_in_any_order(words: list[str]) -> None:
    assert fits(" ".join(reversed(words)), " ".join(words))


@given(st.text(max_size=30))
def test_what_is_typed_is_never_a_pattern_of_its_own(q: str) -> None:
    assert all(p.count("%") == len(re.findall("^%|%$", p)) for p in patterns(q))
