"""The least time for a case, as a grid: changes, pages of its documents, seconds."""
import pytest

from services.verification.domain.how_fast_can_one_read import is_too_fast, least_seconds


@pytest.mark.parametrize(
    ("changes", "pages", "seconds"),
    [
        (0, [], 0),  # a form without changes is confirmed, not read
        (1, [], 4),
        (1, [1], 9),
        (3, [1], 17),  # one document proves all three
        (3, [1, 2, 1], 32),
        (1, [4], 24),
        (1, [100], 24),  # nobody reads a hundred pages for one value
    ],
)
def test_the_least_time(changes: int, pages: list[int], seconds: int) -> None:
    assert least_seconds(changes, pages) == seconds
    assert not is_too_fast(seconds, changes, pages)
    assert is_too_fast(seconds - 0.1, changes, pages)


def test_nobody_is_too_fast_where_nobody_knows_how_long_it_took() -> None:
    assert not is_too_fast(None, 9, [9])
