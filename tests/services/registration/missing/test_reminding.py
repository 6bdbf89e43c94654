"""Letters to who has not sent, and to who follows up: not too often, not for nothing, and not at night."""
from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from services.contracts.registration.missing import Reason
from services.registration.domain.when_people_are_reminded import due
from services.registration.domain.why_people_are_missing import REASONS
from services.registration.missing import reminding
from services.registration.missing.finding import today
from services.registration.tables import missing_people
from tests.services.people import id_of
from tests.services.registration.missing.office import KANREG, SARI, Office

JAKARTA = ZoneInfo("Asia/Jakarta")


def test_which_reasons_ask_for_proof_and_let_letters_go_on() -> None:
    assert {reason: tuple(about) for reason, about in REASONS.items()} == {
        Reason.RETIRED: (True, False),
        Reason.DIED: (True, False),
        Reason.TRANSFERRED: (True, True),
        Reason.LONG_LEAVE: (True, True),
        Reason.NO_ACCESS: (False, True),
        Reason.UNKNOWN: (False, True),
    }


@pytest.mark.parametrize(("days", "said"), [(-1, "over"), (0, "near"), (3, "near"), (4, "")])
def test_when_a_deadline_is_near_and_over(days: int, said: str) -> None:
    assert due(today() + timedelta(days=days), today()) == said


def set_back(office: Office, person: str = "Budi", **values: Any) -> None:
    """The row as if time had passed."""
    with office.running.work.begin() as uow:
        mine = missing_people.c.person_id == id_of(person)
        uow.session.execute(sa.update(missing_people).where(mine).values(values))


def reminded(office: Office) -> list[str]:
    return [event["person_id"] for event in office.running.events("person-to-remind.v1")]


AGO = sa.func.now() - timedelta(days=8)


def test_an_admin_reminds_who_can_be_reached_and_hears_why_the_others_are_not(office: Office) -> None:
    office.running.register()
    answer = office.ask("remind", person_ids=[id_of("Budi"), id_of("Sari")])
    assert answer == {
        "changed": [id_of("Budi")], "others": [["SARI DEWI", "belum mendaftar, jadi alamatnya tidak diketahui"]],
    }  # fmt: skip
    assert reminded(office) == [id_of("Budi")]
    again = office.ask("remind", KANREG, person_ids=[id_of("Budi")])
    assert again["others"] == [["BUDI SANTOSO", "sudah diingatkan dalam 7 hari terakhir"]]
    set_back(office, reminded_at=AGO)
    assert office.ask("remind", person_ids=[id_of("Budi")])["changed"] == [id_of("Budi")]
    assert office.opened()["reminders"] == 2


def test_nobody_is_written_to_for_who_died_or_retired(office: Office) -> None:
    office.running.register()
    office.note("Budi", reason="died")
    assert office.ask("remind", person_ids=[id_of("Budi")])["changed"] == []


def by_itself(office: Office) -> int:
    """Who was reminded by a run of the timer."""
    before = len(reminded(office))
    for agency_id in office.running.work.do(reminding.agencies_to_remind, office.running.service.openings):
        while office.running.work.do(reminding.remind_due, agency_id):
            pass
    return len(reminded(office)) - before


def test_a_week_after_registering_a_letter_comes_by_itself_and_three_times_at_most(office: Office) -> None:
    office.running.register()
    assert by_itself(office) == 0
    set_back(office, since=AGO)
    assert by_itself(office) == 1
    assert by_itself(office) == 0, "not twice in a week"
    for _ in range(2):
        set_back(office, reminded_at=AGO)
        assert by_itself(office) == 1
    set_back(office, reminded_at=AGO)
    assert by_itself(office) == 0, "then it is the agency's turn"


def test_letters_stop_when_the_form_is_sent_and_while_nobody_can_fill(office: Office) -> None:
    office.running.fill(agama="2")
    set_back(office, since=AGO)
    office.close_filling()
    assert by_itself(office) == 0
    office.running.services.identity.closed.clear()
    office.running.service.openings = type(office.running.service.openings)(office.running.services)
    office.running.send()
    assert by_itself(office) == 0


def test_who_is_tidak_ikut_is_left_alone(office: Office) -> None:
    office.running.register()
    office.close("Budi")
    office.running.services.identity.closed.clear()
    office.running.service.openings = type(office.running.service.openings)(office.running.services)
    set_back(office, since=AGO)
    assert by_itself(office) == 0


def test_the_owner_hears_of_a_deadline_when_it_is_near_and_when_it_is_over_each_once(office: Office) -> None:
    office.running.register(SARI, "Sari Dewi", email="sari@example.org")
    office.note("Budi", "Sari")
    tell = lambda now=None: office.running.work.do(reminding.tell_owners, now)  # noqa: E731
    assert tell() == 0
    near = datetime.now(JAKARTA) + timedelta(days=12)
    assert (tell(near), tell(near)) == (1, 0)
    over = datetime.now(JAKARTA) + timedelta(days=15)
    assert (tell(over), tell(over)) == (1, 0)
    wahyu = id_of("account Wahyu")
    told = [(e["account_id"], e["agency_id"], e["near"], e["over"]) for e in office.running.events("follow-up-due.v1")]
    assert told == [(wahyu, "sleman", 2, 0), (wahyu, "sleman", 0, 2)]


@pytest.mark.parametrize(
    ("moment", "now"),
    [
        (datetime(2015, 10, 12, 7, 0, tzinfo=JAKARTA), True),
        (datetime(2015, 10, 12, 16, 59, tzinfo=JAKARTA), True),
        (datetime(2015, 10, 12, 6, 59, tzinfo=JAKARTA), False),
        (datetime(2015, 10, 12, 17, 0, tzinfo=JAKARTA), False),
        (datetime(2015, 10, 11, 9, 0, tzinfo=JAKARTA), False),
    ],
)
def test_letters_go_out_in_working_hours(moment: datetime, now: bool) -> None:
    assert reminding.is_time(moment) is now
