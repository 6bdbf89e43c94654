"""Two pages on one form: what was changed elsewhere is asked about, everything else is simply kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.registration.domain.what_was_overtaken import confirmed_too_late, merged, overtaken

VALUES = st.dictionaries(st.sampled_from("abc"), st.sampled_from(["", "1", "2", "3"]), max_size=3)


@pytest.mark.parametrize(
    ("shown", "now", "typed", "asked"),
    [
        ("A", "A", "B", False),  # nobody else
        ("A", "B", "B", False),  # both say the same
        ("A", "C", "B", True),  # two values
        ("", "C", "B", True),
        ("A", "", "B", True),  # the other emptied it
        ("C", "C", "A", False),  # the other value was seen
    ],
)
def test_a_field_is_asked_about_when_two_values_meet(shown: str, now: str, typed: str, asked: bool) -> None:
    for stale in (True, False):
        assert (overtaken({"f": now}, {"f": typed}, {"f": shown}, stale=stale) == ["f"]) == asked


@pytest.mark.parametrize("stale", [True, False])
def test_what_a_page_did_not_say_that_it_showed_is_measured_by_the_forms_version(stale: bool) -> None:
    assert overtaken({"f": "A"}, {"f": "B"}, {}, stale=stale) == (["f"] if stale else [])
    assert confirmed_too_late({"f"}, ["f", "g"], stale=stale) == (["f"] if stale else [])


@given(shown=VALUES, now=VALUES, typed=VALUES)
def test_no_value_of_another_page_disappears_unseen(
    shown: dict[str, str], now: dict[str, str], typed: dict[str, str]
) -> None:
    mine = {name: value for name, value in typed.items() if value != shown.get(name, "")}
    if overtaken(now, mine, {name: shown.get(name, "") for name in mine}, stale=True):
        return
    after = merged(now, typed, shown)
    for name, value in typed.items():
        assert after[name] in (value, now.get(name, ""))
        if now.get(name, "") != shown.get(name, ""):
            assert after[name] == now.get(name, "")
