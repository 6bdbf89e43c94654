"""A name is the holder's whatever its case, spaces, dots and titles; another name is not."""
import pytest

from services.identity.domain.is_it_the_same_name import is_the_same

GRID = [
    ("Budi Santoso", "BUDI SANTOSO", True),
    ("budi  santoso", "BUDI SANTOSO", True),
    ("Drs. H. Budi Santoso, M.Si.", "BUDI SANTOSO", True),
    ("BUDI SANTOSO, S.H.", "Budi Santoso", True),
    ("Ma'ruf", "MARUF", True),
    ("Budi Santosa", "BUDI SANTOSO", False),
    ("Budi", "BUDI SANTOSO", False),
    ("", "BUDI SANTOSO", False),
    ("...", "BUDI SANTOSO", False),
    ("Hadi", "ADI", False),  # an H without a dot is no title
]


@pytest.mark.parametrize(("typed", "held", "same"), GRID)
def test_what_counts_of_a_name(typed: str, held: str, same: bool) -> None:
    assert is_the_same(typed, held) is same
