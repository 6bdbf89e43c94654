"""Which user names officials may have."""
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.identity.domain.which_usernames_are_good import proposed, why_not


@pytest.mark.parametrize("username", ["endah.p", "l1-9811-02", "abc", "a_b", "1973"])
def test_small_letters_figures_and_signs_between_them_are_good(username: str) -> None:
    assert why_not(username) == ""


@pytest.mark.parametrize(
    "username",
    ["", "ab", "a" * 65, "Endah", "endah p", ".endah", "endah.", "endah/p", "éndah", "tambah", "impor", "wilayah"],
)
def test_everything_else_is_refused_with_a_reason(username: str) -> None:
    assert why_not(username).startswith("Username ")


@pytest.mark.parametrize(
    ("name", "taken", "username"),
    [
        ("ENDAH PRAMESWARI", (), "endah.p"),
        ("Endah Prameswari", ("endah.p",), "endah.p2"),
        ("Endah Prameswari", ("endah.p", "endah.p2", "endah.p3"), "endah.p4"),
        ("Sugiyem", (), "sugiyem"),
        ("R. Ayu-Siti", (), "r.a"),
        ("Bo", (), "bo0"),
        ("Tambah", (), "tambah2"),
        ("Renée Œ", (), "renee"),
        ("12 34", (), ""),
    ],
)
def test_the_first_name_and_an_initial_are_proposed(name: str, taken: tuple[str, ...], username: str) -> None:
    assert proposed(name, taken) == username


@given(st.text(max_size=80))
def test_what_is_proposed_is_good(name: str) -> None:
    username = proposed(name, ())
    assert not username or not why_not(username)
