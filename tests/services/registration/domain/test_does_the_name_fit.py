"""A typed name is the state's name when a letter or two differ, with or without titles."""
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from services.registration.domain.does_the_name_fit import SHORT, edits, fits, letters, plain

words = st.text(st.sampled_from("ABDEGHIJKLNOPRSTUW"), min_size=3, max_size=9)
long_names = st.lists(words, min_size=2, max_size=4).map(" ".join)
short_texts = st.text(st.sampled_from("ABC"), max_size=6)


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("Budi Santoso", "BUDI SANTOSO"),
        ("  budi   santoso ", "BUDI SANTOSO"),
        ("Budi Santosa", "BUDI SANTOSO"),
        ("Budhi Santosa", "BUDI SANTOSO"),
        ("Drs. Budi Santoso, M.Si.", "BUDI SANTOSO"),
        ("Budi Santoso", "Dr. Ir. BUDI SANTOSO, M.T."),
        ("Moh Yusuf", "MOH. YUSUF"),
        ("MOH. YUSUF", "MOH YUSUF"),
        ("Drs. Moh Yusuf", "MOH. YUSUF"),
        ("St Aminah", "ST. AMINAH"),
        ("Ni'mah Hasan", "NIMAH HASAN"),
        ("José Belo", "JOSE BELO"),
        ("Sri", "SRI"),
        ("Sry", "SRI"),
    ],
)
def test_the_same_person_is_recognised(typed: str, held: str) -> None:
    assert fits(typed, held)


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("", "BUDI SANTOSO"),
        ("   ", "BUDI SANTOSO"),
        ("S.H.", "BUDI SANTOSO"),
        ("Budi", "BUDI SANTOSO"),
        ("Agus Setiawan", "BUDI SANTOSO"),
        ("Budi Susanto", "BUDI SANTOSO"),
        ("Ani", "ADI SUCIPTO"),
        ("Ami", "ADE"),
        ("A", ""),
        ("X", "123"),
    ],
)
def test_another_person_is_not(typed: str, held: str) -> None:
    assert not fits(typed, held)


@given(long_names)
def test_every_name_fits_itself_in_any_case(name: str) -> None:
    assert fits(name.title(), name)


@given(long_names, st.data())
def test_two_wrong_letters_in_a_long_name_still_fit(name: str, data: st.DataObject) -> None:
    assume(len(name) > SHORT + 2)
    typed = name
    for _ in range(2):
        at = data.draw(st.integers(0, len(typed) - 1))
        assume(typed[at] != " ")
        typed = typed[:at] + data.draw(st.sampled_from(["", "X", typed[at] * 2])) + typed[at + 1 :]
    assert fits(typed, name)


@given(long_names, st.integers(3, 8))
def test_three_letters_more_do_not_fit(name: str, more: int) -> None:
    assert not fits(name + "Z" * more, name)


@given(long_names, long_names)
def test_it_does_not_matter_which_of_two_long_names_was_typed(one: str, other: str) -> None:
    assert fits(one, other) == fits(other, one)


@given(st.text(max_size=60))
def test_any_text_has_a_plain_form_that_is_its_own_plain_form(name: str) -> None:
    for form in (plain(name), letters(name)):
        assert letters(form) == form


@given(short_texts, short_texts)
def test_the_distance_is_zero_exactly_for_equal_texts_and_the_same_both_ways(a: str, b: str) -> None:
    assert (edits(a, b) == 0) == (a == b)
    assert edits(a, b) == edits(b, a)
    assert abs(len(a) - len(b)) <= edits(a, b) <= max(len(a), len(b))


@given(short_texts, short_texts, short_texts)
def test_no_way_round_is_shorter(a: str, b: str, c: str) -> None:
    assert edits(a, c) <= edits(a, b) + edits(b, c)


@pytest.mark.parametrize(("a", "b", "distance"), [("", "ABC", 3), ("KITTEN", "SITTING", 3), ("BUDI", "BUDHI", 1)])
def test_known_distances(a: str, b: str, distance: int) -> None:
    assert edits(a, b) == distance
