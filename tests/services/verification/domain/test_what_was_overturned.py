"""Which earlier decisions a later one overturns, as a grid that an analyst can sign."""
import pytest

from services.verification.domain.what_was_overturned import Verdict, overturned_by


def verdicts(told: str) -> list[Verdict]:
    """``ani+ bima-``: Ani approved, then Bima rejected; a star is another value or another document."""
    return [
        Verdict("agama", "other" if one.endswith("*") else "digest", "+" in one, one.rstrip("*+-"), 1, 1)
        for one in told.split()
    ]


@pytest.mark.parametrize(
    ("before", "new", "overturned"),
    [
        ("", "ani+", []),
        ("ani+", "bima+", []),
        ("ani+", "bima-", ["ani"]),  # the next level rejects what was approved
        ("ani+ bima+", "citra-", ["bima", "ani"]),
        ("ani-", "ati+", ["ani"]),  # sent again without any change, and approved
        ("ani-", "ani+", []),  # nobody overturns himself
        ("ani+ bima-", "citra-", []),  # overturned once, not twice
        ("ani+ bima-", "ani+", ["bima"]),
        ("ani+ bima- ani+", "bima-", ["ani"]),  # her second approval; the first one was overturned before
        ("ani+*", "bima-", []),  # another value
        ("ani+ ati-*", "bima-", ["ani"]),
    ],
)
def test_what_a_decision_overturns(before: str, new: str, overturned: list[str]) -> None:
    assert [old.who for old in overturned_by(verdicts(new)[0], verdicts(before))] == overturned
