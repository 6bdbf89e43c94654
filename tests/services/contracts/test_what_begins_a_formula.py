"""No cell of a file is a formula, and a file that comes back is what it was."""
import pytest

from services.contracts.what_begins_a_formula import as_written, neutral


@pytest.mark.parametrize("text", ["=1+1", "+62812", "-1", "@x", "\t=1", "\r=1"])
def test_what_begins_a_formula_is_made_a_text_and_comes_back(text: str) -> None:
    assert neutral(text) == f"'{text}"
    assert as_written(neutral(text)) == text


@pytest.mark.parametrize("text", ["", "Budi", "'quoted", "1-2", "Dinas = dinas", " =1"])
def test_everything_else_stays_as_it_is(text: str) -> None:
    assert neutral(text) == as_written(text) == text
