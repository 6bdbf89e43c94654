"""Two tickets have one answer when it is about one person, or adds a value for everybody."""
import pytest

from services.contracts.helpdesk.categories import CATEGORIES
from services.contracts.helpdesk.effects import EFFECTS, Does
from services.helpdesk.domain.which_tickets_have_one_answer import ANOTHER_KIND, ANOTHER_PERSON, About, why_two


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("budi", "1"), ("budi", "1"), True), (("budi", "1"), ("sari", "2"), False),
        (("", "1"), ("", "1"), True), (("", "1"), ("", "2"), False),
        (("", "1"), ("budi", "1"), True), (("", "2"), ("budi", "1"), False), (("budi", "1"), ("budi", "9"), True),
    ],
    ids=str,
)
@pytest.mark.parametrize("category", CATEGORIES)
def test_one_answer_is_about_one_person(
    category: str, one: tuple[str, str], other: tuple[str, str], same: bool
) -> None:
    everybody = EFFECTS[category].does in {Does.ADD_VALUE, Does.ADD_UNIT}
    for first, second in ((one, other), (other, one)):
        reason = why_two(About(category, *first), About(category, *second))
        assert reason == ("" if same or everybody else ANOTHER_PERSON)


def test_one_answer_is_of_one_kind() -> None:
    assert why_two(About("ref_jft", "budi", "1"), About("ref_mapel", "budi", "1")) == ANOTHER_KIND
