"""What a log-in still needs, as a grid."""
import pytest

from services.identity.domain.what_a_log_in_still_needs import Step, next_step

YES, NO = True, False
GRID = [  # kind, has an app, code shown, must change the password: what comes next
    ("official", NO, NO, NO, Step.SET_UP),
    ("official", NO, NO, YES, Step.SET_UP),
    ("official", NO, YES, NO, Step.SET_UP),
    ("official", NO, YES, YES, Step.SET_UP),
    ("official", YES, NO, NO, Step.CODE),
    ("official", YES, NO, YES, Step.CODE),
    ("official", YES, YES, NO, Step.DONE),
    ("official", YES, YES, YES, Step.PASSWORD),
    ("citizen", NO, NO, NO, Step.DONE),
    ("citizen", NO, NO, YES, Step.PASSWORD),
]


@pytest.mark.parametrize(("kind", "has_app", "code_shown", "must_change", "step"), GRID)
def test_the_next_step(kind: str, has_app: bool, code_shown: bool, must_change: bool, step: Step) -> None:
    assert next_step(kind, has_app=has_app, code_shown=code_shown, must_change=must_change) is step


def test_no_official_gets_in_without_a_code_of_an_app() -> None:
    way_in = {row[1:3] for row in GRID if row[0] == "official" and row[-1] in (Step.DONE, Step.PASSWORD)}
    assert way_in == {(YES, YES)}
