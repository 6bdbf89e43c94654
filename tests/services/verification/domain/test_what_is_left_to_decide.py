"""What a level still has to decide, over any form and any history of decisions."""
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.verification.domain.levels import LEVELS, Level
from services.verification.domain.what_is_left_to_decide import Change, Decided, left_to_decide, needs_people, rejected
from services.verification.domain.who_verifies_what import verifies

KEYS = ["nama", "agama", "tanggal_lahir", "nik", "golongan:r1", "golongan:r2"]
ROUND = 2

levels = st.sampled_from(list(LEVELS.values()))
digests = st.sampled_from("ab")
forms = st.lists(st.sampled_from(KEYS), unique=True).flatmap(
    lambda keys: st.tuples(*[st.builds(Change, st.just(f"id of {key}"), st.just(key), digests) for key in keys])
)
decided = st.builds(
    Decided, st.sampled_from(list(LEVELS)), st.integers(1, ROUND), st.sampled_from(KEYS), digests, st.booleans()
)
histories = st.lists(decided)


def changed(key: str, digest: str = "a") -> Change:
    return Change(f"id of {key}", key, digest)


@given(levels, forms, histories)
def test_a_level_is_asked_only_what_it_verifies_and_only_what_changes(
    level: Level, form: tuple[Change, ...], history: list[Decided]
) -> None:
    left = left_to_decide(level, form, history, ROUND)
    assert all(verifies(level.number, change.key) for change in left)
    assert [change for change in form if change in left] == left


@given(levels, forms)
def test_without_any_decision_a_level_is_asked_everything_that_it_verifies(
    level: Level, form: tuple[Change, ...]
) -> None:
    assert left_to_decide(level, form, [], ROUND) == [c for c in form if verifies(level.number, c.key)]


@given(levels, forms, histories, st.booleans())
def test_when_all_that_is_left_was_decided_nobody_is_needed(
    level: Level, form: tuple[Change, ...], history: list[Decided], approve: bool
) -> None:
    made = [Decided(level.number, ROUND, c.key, c.digest, approve) for c in left_to_decide(level, form, history, ROUND)]
    assert left_to_decide(level, form, [*history, *made], ROUND) == []
    assert not (form and needs_people(level, form, [*history, *made], ROUND))


@given(levels, forms, histories)
def test_what_some_level_rejected_in_this_round_is_asked_of_nobody(
    level: Level, form: tuple[Change, ...], history: list[Decided]
) -> None:
    gone = rejected(form, history, ROUND)
    assert not gone & {change.key for change in left_to_decide(level, form, history, ROUND)}


@given(levels, forms, histories)
def test_a_rejection_of_an_earlier_round_settles_nothing(
    level: Level, form: tuple[Change, ...], history: list[Decided]
) -> None:
    without = [d for d in history if d.approved or d.round == ROUND]
    assert left_to_decide(level, form, history, ROUND) == left_to_decide(level, form, without, ROUND)


@given(levels, forms, histories)
def test_what_was_approved_with_the_same_value_and_proof_is_not_asked_again_at_that_level(
    level: Level, form: tuple[Change, ...], history: list[Decided]
) -> None:
    approved = {(d.key, d.digest) for d in history if d.approved and d.level == level.number}
    assert not [c for c in left_to_decide(level, form, history, ROUND) if (c.key, c.digest) in approved]


@given(levels, forms, histories)
def test_a_new_value_or_a_new_document_is_asked_again(
    level: Level, form: tuple[Change, ...], history: list[Decided]
) -> None:
    earlier = [replace(d, round=1) for d in history]
    renewed = tuple(replace(change, digest="new") for change in form)
    assert left_to_decide(level, renewed, earlier, ROUND) == [c for c in renewed if verifies(level.number, c.key)]


@given(levels, forms, histories)
def test_decisions_of_other_levels_spare_nobody_the_work(
    level: Level, form: tuple[Change, ...], history: list[Decided]
) -> None:
    elsewhere = [replace(d, approved=True) for d in history if d.level != level.number]
    assert left_to_decide(level, form, elsewhere, ROUND) == left_to_decide(level, form, [], ROUND)


@pytest.mark.parametrize(("level", "needed"), [(1, True), (2, False), (3, False), (4, False)])
def test_a_form_without_any_change_is_confirmed_at_level_1_only(level: int, needed: bool) -> None:
    assert needs_people(LEVELS[level], [], [], ROUND) is needed


@pytest.mark.parametrize(
    ("keys", "levels_with_work"),
    [
        (["agama"], [1, 2]),
        (["nama"], [1, 2, 3]),
        (["tanggal_lahir"], [1, 2, 3, 4]),
        (["agama", "golongan:r1"], [1, 2, 3]),
    ],
)
def test_a_form_stops_where_somebody_has_something_to_decide(keys: list[str], levels_with_work: list[int]) -> None:
    form = [changed(key) for key in keys]
    assert [n for n, level in LEVELS.items() if needs_people(level, form, [], 1)] == levels_with_work


def test_when_the_only_change_was_rejected_before_no_later_level_is_needed() -> None:
    form, history = [changed("tanggal_lahir")], [Decided(1, 1, "tanggal_lahir", "a", approved=False)]
    assert not any(needs_people(level, form, history, 1) for level in LEVELS.values())
