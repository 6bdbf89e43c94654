"""What narrows a queue: age, kinds of changes, agency and unit."""
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from services.contracts.actor import Actor
from services.contracts.errors import Invalid
from services.contracts.working_days import between
from tests.services.asking import ask
from tests.services.verification.forms import change, form
from tests.services.verification.officials import ANI, BIMA, OTHER_UNIT
from tests.services.verification.running import Running

AGAMA, BORN = change("agama", "2", old="1"), change("tanggal_lahir", "1975-03-28", old="1975-03-27")
A_WEEK = 7 * 24 * 3600


@pytest.fixture
def office(running: Running) -> Running:
    """A birth date, a religion, and nothing at all, in two units below one office."""
    running.take_in(form({**BORN, "label": "Tanggal lahir"}, person="Budi"))
    running.take_in(form(AGAMA, person="Sari", path=("dinas", "seksi")))
    running.take_in(form(person="Tono"))
    return running


def people(running: Running, actor: Actor = ANI, queue: str = "unclaimed", **by: Any) -> list[str]:
    return [row["name"] for row in ask(running.service, "inbox", actor, queue=queue, **by)["rows"]]


@pytest.mark.parametrize(
    ("by", "found"),
    [
        ({"changes": "birth_date"}, ["Budi"]),
        ({"changes": "none"}, ["Tono"]),
        ({"unit_id": "seksi"}, ["Sari"]),
        ({"unit_id": "dinas"}, ["Budi", "Sari", "Tono"]),
        ({"unit_id": "elsewhere"}, []),
        ({"agency_id": "sleman", "changes": "birth_date"}, ["Budi"]),
        ({"agency_id": "bantul"}, []),
        ({"days": 1}, []),
    ],
)
def test_a_queue_is_narrowed(office: Running, by: dict[str, Any], found: list[str]) -> None:
    assert people(office, **by) == found


def test_an_age_is_a_number_of_working_days_at_least(office: Running) -> None:
    office.pass_time(A_WEEK)
    today = datetime.now(UTC).date()
    age = between(today - timedelta(days=7), today)  # a week with a holiday has four
    assert [len(people(office, days=days)) for days in (1, age, age + 1)] == [3, 3, 0]


def test_filters_name_what_is_in_the_queue(office: Running) -> None:
    shown = ask(office.service, "filters", ANI, queue="unclaimed")
    assert [(place["id"], place["cases"]) for place in shown["agencies"]] == [("sleman", 3)]
    assert {place["id"]: place["cases"] for place in shown["units"]} == {"bidang": 2, "seksi": 1}
    assert (shown["unchanged"], shown["birth_date"]) == (1, 1)
    assert ask(office.service, "filters", OTHER_UNIT, queue="unclaimed")["units"] == []


@pytest.mark.parametrize("wrong", [{"days": -1}, {"changes": "all"}, {"status": "open"}, {"status": "open-12"}])
def test_a_filter_that_does_not_exist_is_refused(running: Running, wrong: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        people(running, BIMA, **wrong)
