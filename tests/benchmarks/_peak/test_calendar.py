"""The calendar that the bench plays is that of 2015."""

from datetime import date

import pytest

from tests.benchmarks._peak.calendar import COUNTED, DEADLINE, OPENS, PARTS, SENT, decided_in_an_hour, parts_of, sent_on


def test_every_form_of_2015_is_sent_by_the_deadline() -> None:
    sent = sent_on(1)
    assert sum(sent.values()) == SENT == 4_001_670
    assert (min(sent), max(sent)) == (OPENS, DEADLINE)


def test_the_last_day_of_filling_is_five_times_a_usual_day() -> None:
    sent = sent_on(1)
    usual = sent[date(2015, 9, 8)]
    assert 4.5 < sent[date(2015, 11, 30)] / usual < 5.5
    assert max(sent, key=lambda day: sent[day]) in (date(2015, 11, 30), DEADLINE)


@pytest.mark.parametrize("number", [0, 1, 7, 163])
def test_the_parts_of_a_day_are_all_of_it(number: int) -> None:
    parts = parts_of(number)
    assert sum(parts) == number
    assert len(parts) == len(PARTS)


def test_officials_are_as_fast_as_the_figures_of_5_january_say() -> None:
    working_days_until_then = 85  # 91 from Monday to Friday, six of them holidays
    assert date(2016, 1, 5) == COUNTED
    assert decided_in_an_hour(1) == pytest.approx(2_370_854 / (working_days_until_then * 8))
