"""A regular promotion goes as far as Peraturan Pemerintah 99/2000 says for each education."""
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.form.last_golongan import LAST_GOLONGAN, REGULAR
from services.registration.domain.does_the_golongan_fit_the_education import TOO_HIGH, does_not_fit

NAMES = {f"{rank}{step}": f"{'I' * rank if rank < 4 else 'IV'}/{'abcde'[step - 1]}"
         for rank in (1, 2, 3, 4) for step in (1, 2, 3, 4, 5)}  # fmt: skip
GRID = {
    # level: last golongan by regular promotions
    "05": "II/a", "10": "II/c", "12": "II/d", "15": "III/b", "17": "III/b", "18": "III/b", "20": "III/b",
    "25": "III/b", "30": "III/c", "35": "III/d", "40": "III/d", "45": "IV/a", "50": "IV/b",
}  # fmt: skip
golongan, levels = st.sampled_from(sorted(NAMES)), st.sampled_from(sorted(GRID))


def test_the_grid_line_by_line() -> None:
    assert {level: NAMES[code] for level, code in LAST_GOLONGAN.items()} == GRID


@given(golongan, levels)
def test_up_to_the_last_one_a_regular_promotion_fits(code: str, level: str) -> None:
    said = does_not_fit({"golongan": code, "jenis_kp": REGULAR}, [{"tingkat": level}])
    assert said == (TOO_HIGH if code > LAST_GOLONGAN[level] else "")


@given(golongan, levels, st.sampled_from(["", "201", "202", "203", "211"]))
def test_other_promotions_are_not_measured(code: str, level: str, kind: str) -> None:
    assert does_not_fit({"golongan": code, "jenis_kp": kind}, [{"tingkat": level}]) == ""


@given(golongan)
def test_nobody_is_measured_without_an_education(code: str) -> None:
    assert does_not_fit({"golongan": code, "jenis_kp": REGULAR}, []) == ""


@given(golongan, st.lists(levels, min_size=1))
def test_the_highest_education_counts(code: str, all_levels: list[str]) -> None:
    row = {"golongan": code, "jenis_kp": REGULAR}
    every = [{"tingkat": level} for level in all_levels]
    assert does_not_fit(row, every) == does_not_fit(row, [{"tingkat": max(all_levels)}])


@pytest.mark.parametrize("level", ["", "42", "47", "99"])
def test_a_level_without_a_line_is_not_measured(level: str) -> None:
    assert does_not_fit({"golongan": "45", "jenis_kp": REGULAR}, [{"tingkat": level}]) == ""
