"""A NIP is possible exactly when each of its parts is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.errors import Invalid
from services.registration.domain.nip import Nip, NipProblem

TODAY = date(2026, 11, 24)

births = st.dates(date(1940, 1, 1), date(2005, 12, 31))
months_of_service = st.integers(0, 240)


@st.composite
def possible_nips(draw: st.DrawFn) -> tuple[str, date, date, str, int]:
    """A NIP made from its parts, and the parts."""
    birth = draw(births)
    earliest = date(birth.year + 18, birth.month, 1)
    appointed = min((earliest + timedelta(days=30 * draw(months_of_service))).replace(day=1), TODAY.replace(day=1))
    sex, sequence = draw(st.sampled_from("12")), draw(st.integers(1, 999))
    return f"{birth:%Y%m%d}{appointed:%Y%m}{sex}{sequence:03}", birth, appointed, sex, sequence


@given(possible_nips())
def test_a_nip_made_from_its_parts_says_them_again(made: tuple[str, date, date, str, int]) -> None:
    digits, birth, appointed, sex, sequence = made
    nip = Nip.parse(digits, today=TODAY)
    assert (nip.digits, nip.birth_date, nip.appointed, nip.sex, nip.sequence) == made
    assert (birth, appointed, sex, sequence) == (nip.birth_date, nip.appointed, nip.sex, nip.sequence)


@given(possible_nips(), st.sampled_from([" ", ".", "-", "  ", "\u00a0"]))
def test_separators_do_not_matter(made: tuple[str, date, date, str, int], between: str) -> None:
    digits = made[0]
    spaced = between.join((digits[:8], digits[8:14], digits[14], digits[15:]))
    assert Nip.parse(f" {spaced}\t", today=TODAY).digits == digits


@given(possible_nips(), st.integers(0, 17))
def test_a_missing_digit_is_noticed(made: tuple[str, date, date, str, int], at: int) -> None:
    with pytest.raises(Invalid) as refused:
        Nip.parse(made[0][:at] + made[0][at + 1 :], today=TODAY)
    assert refused.value.details["code"] is NipProblem.LENGTH


@given(st.text(max_size=40))
def test_any_text_is_a_nip_or_is_refused_with_a_reason(typed: str) -> None:
    try:
        said = Nip.parse(typed, today=TODAY).digits
    except Invalid as refusal:
        said = refusal.message
    assert said


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", NipProblem.EMPTY),
        ("   ", NipProblem.EMPTY),
        ("3404011203750001", NipProblem.NIK),
        ("1975031220000329O1", NipProblem.LENGTH),  # the letter O
        ("١٩٧٥٠٣١٢٢٠٠٠٠٣٢٩٠١", NipProblem.LENGTH),
        ("197502302000032901", NipProblem.BIRTH),  # 30 February
        ("197513122000032901", NipProblem.BIRTH),
        ("000003122000032901", NipProblem.BIRTH),
        ("197503122000132901", NipProblem.APPOINTMENT),
        ("197503122000002901", NipProblem.APPOINTMENT),
        ("197503121985032901", NipProblem.TOO_YOUNG),
        ("199503122099032901", NipProblem.FUTURE),
        ("197503122000033901", NipProblem.SEX),
        ("197503122000032000", NipProblem.SEQUENCE),
    ],
)
def test_each_impossibility_has_its_own_reason(typed: str, problem: NipProblem) -> None:
    with pytest.raises(Invalid) as refused:
        Nip.parse(typed, today=TODAY)
    assert refused.value.details["code"] is problem


def test_who_was_born_on_29_february_may_be_appointed() -> None:
    assert Nip.parse("197602292000032901", today=TODAY).birth_date == date(1976, 2, 29)
