"""Each profile finds exactly the tickets of its desks, as the table says; all others do not exist for it."""
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from services.chassis.audit.tables import entries
from services.contracts.actor import Actor, Jurisdiction, JurisdictionKind
from services.contracts.errors import Conflict, Forbidden, Invalid, NotFound
from services.contracts.helpdesk.categories import CATEGORIES
from services.contracts.profiles import Profile
from services.helpdesk.domain.who_answers_what import PROFILES, WHO_ANSWERS_WHAT, Line, Where, kind_of
from services.helpdesk.service import HelpdeskService
from services.helpdesk.tables import tickets
from tests.services.asking import ask
from tests.services.helpdesk.fake_services import BUDI, SARI
from tests.services.helpdesk.reports import reported
from tests.services.people import NATIONAL, agency, citizen, kanreg, official

KANREG = official("Kani", (Profile.HELPDESK_KANREG, kanreg("k1")))
COLLEAGUE = official("Kartika", (Profile.HELPDESK_KANREG, kanreg("k1")))
AREAS = {
    JurisdictionKind.NATIONAL: (NATIONAL,),
    JurisdictionKind.KANREG: (kanreg("k1"), kanreg("k2")),
    JurisdictionKind.AGENCY: (agency("sleman"), agency("bkn"), agency("bantul")),
}
OPERATORS = [(profile, area) for profile in PROFILES for area in AREAS[kind_of(profile)]]
SITUATIONS = [(line, nip) for line in WHO_ANSWERS_WHAT for nip in (BUDI, SARI)]
LEVELS = {Where.LEVEL_1: 1, Where.LEVEL_2: 2}


def expected(line: Line, nip: str) -> set[tuple[Profile, str]]:
    """Whom the table names, and where: Budi works in Sleman (k1), Sari in BKN."""
    area = {JurisdictionKind.NATIONAL: "", JurisdictionKind.KANREG: "k1",
            JurisdictionKind.AGENCY: "sleman" if nip == BUDI else "bkn"}  # fmt: skip
    return {(profile, area[kind_of(profile)]) for profile in (line.regional if nip == BUDI else line.national)}


def put(helpdesk: HelpdeskService, line: Line, nip: str) -> str:
    """A ticket for which this line of the table is the right one."""
    vars(helpdesk)["services"].level = LEVELS.get(line.where, 0)
    other = "Kab. Bantul" if line.where is Where.ONE_KANREG else "Kab. Malang"
    moved = {"instansi_benar": other} if line.category == "beda_instansi" else {}
    return reported(helpdesk, line.category, nip, moved)


def numbers(helpdesk: HelpdeskService, actor: Actor, **asked: Any) -> list[str]:
    return [row["number"] for row in ask(helpdesk, "tickets", actor, **{"queue": "waiting", **asked})["rows"]]


def test_each_profile_sees_exactly_its_tickets(helpdesk: HelpdeskService) -> None:
    put_there = {put(helpdesk, line, nip): expected(line, nip) for line, nip in SITUATIONS}
    assert {len(theirs) for theirs in put_there.values()} == {1, 2}
    for profile, area in OPERATORS:
        theirs = [number for number, where in put_there.items() if (profile, area.id) in where]
        actor = official(f"{profile} {area.id}", (profile, area))
        assert numbers(helpdesk, actor, limit=200) == theirs, (profile, area.id)
        assert ask(helpdesk, "desk_counts", actor)["waiting"] == len(theirs)
        for number in put_there:
            assert opens(helpdesk, actor, number) is (number in theirs)


def opens(helpdesk: HelpdeskService, actor: Actor, number: str) -> bool:
    try:
        ask(helpdesk, "ticket", actor, number=number)
    except NotFound:
        return False
    return True


def test_a_profile_held_in_another_kind_of_area_opens_no_desk(helpdesk: HelpdeskService) -> None:
    number = reported(helpdesk, "ref_jft")
    both = official("Odd", (Profile.HELPDESK_BKN, Jurisdiction(JurisdictionKind.AGENCY, "")),
                    (Profile.HELPDESK_KANREG, kanreg("k1")))  # fmt: skip
    assert not opens(helpdesk, both, number)


@pytest.mark.parametrize(
    ("typed", "desk"),
    [
        ("Kab. Bantul", "helpdesk_kanreg:k1"), ("  kab.  BANTUL ", "helpdesk_kanreg:k1"),
        ("Kab. Malang", "helpdesk_mutasi:"), ("Kab.", "helpdesk_mutasi:"), ("Entah", "helpdesk_mutasi:"),
        ("Badan Kepegawaian Negara", "helpdesk_mutasi:"),
    ],
)  # fmt: skip
def test_a_move_stays_in_the_kanreg_only_when_the_other_agency_is_surely_there(
    helpdesk: HelpdeskService, typed: str, desk: str
) -> None:
    reported(helpdesk, "beda_instansi", facts={"instansi_benar": typed})
    with helpdesk.work.begin() as uow:
        assert uow.session.scalar(sa.select(tickets.c.desks)) == [desk]


def test_pages_go_on_where_the_page_before_ended(helpdesk: HelpdeskService) -> None:
    made = [reported(helpdesk, "beda_nama") for _ in range(5)]
    helpdesk.work.do(lambda uow: uow.session.execute(sa.update(tickets).values(reported_at=datetime.now(UTC))))
    assert sorted(pages(helpdesk, limit=2)) == sorted(made)
    with pytest.raises(Invalid):
        ask(helpdesk, "tickets", KANREG, after="yesterday")


def pages(helpdesk: HelpdeskService, **asked: Any) -> Iterator[str]:
    after = ""
    while True:
        page = ask(helpdesk, "tickets", KANREG, after=after, **asked)
        yield from (row["number"] for row in page["rows"])
        after = page["next"]
        if not after:
            return


def test_the_list_is_narrowed_by_category_and_age(helpdesk: HelpdeskService) -> None:
    old, new = reported(helpdesk, "beda_nama"), reported(helpdesk, "perbaikan_data")
    three_days = datetime.now(UTC) - timedelta(days=3, minutes=1)
    older = sa.update(tickets).where(tickets.c.number == old).values(reported_at=three_days)
    helpdesk.work.do(lambda uow: uow.session.execute(older))
    assert numbers(helpdesk, KANREG) == [old, new]
    assert numbers(helpdesk, KANREG, category="perbaikan_data") == [new]
    assert (numbers(helpdesk, KANREG, days=3), numbers(helpdesk, KANREG, days=4)) == ([old], [])
    assert ask(helpdesk, "desk_counts", KANREG)["categories"] == {"beda_nama": 1, "perbaikan_data": 1}


def test_a_claimed_ticket_is_in_my_queue_and_no_longer_free(helpdesk: HelpdeskService) -> None:
    number = reported(helpdesk, "beda_nama")
    ask(helpdesk, "claim", KANREG, number=number, version=0)
    assert numbers(helpdesk, KANREG, queue="mine") == [number]
    assert numbers(helpdesk, KANREG, queue="unclaimed") == numbers(helpdesk, COLLEAGUE, queue="mine") == []
    seen = ask(helpdesk, "ticket", COLLEAGUE, number=number)
    assert (seen["claimed_by"], seen["mine"]) == ("Kani", False)
    with pytest.raises(Conflict) as refused:
        ask(helpdesk, "claim", COLLEAGUE, number=number, version=0)
    assert (refused.value.details["code"], refused.value.details["by"]) == ("claimed", "Kani")
    ask(helpdesk, "release", COLLEAGUE, number=number, version=0)
    assert numbers(helpdesk, KANREG, queue="mine") == [number]
    ask(helpdesk, "release", KANREG, number=number, version=0)
    assert numbers(helpdesk, COLLEAGUE, queue="unclaimed") == [number]


def test_a_lease_that_ran_out_leaves_the_ticket_to_a_colleague(helpdesk: HelpdeskService) -> None:
    number = reported(helpdesk, "beda_nama")
    ask(helpdesk, "claim", KANREG, number=number, version=0)
    ended = sa.update(tickets).values(claimed_until=datetime.now(UTC) - timedelta(seconds=1))
    helpdesk.work.do(lambda uow: uow.session.execute(ended))
    ask(helpdesk, "claim", COLLEAGUE, number=number, version=0)
    assert ask(helpdesk, "ticket", COLLEAGUE, number=number)["mine"] is True


def test_nobody_works_on_the_own_report(helpdesk: HelpdeskService) -> None:
    number = reported(helpdesk, "beda_nama")
    budi = official("Budi", (Profile.HELPDESK_KANREG, kanreg("k1")), person="Budi")
    assert ask(helpdesk, "ticket", budi, number=number)["own"] is True
    with pytest.raises(Forbidden):
        ask(helpdesk, "claim", budi, number=number, version=0)


def test_a_stale_page_claims_nothing(helpdesk: HelpdeskService) -> None:
    number = reported(helpdesk, "beda_nama")
    with pytest.raises(Conflict):
        ask(helpdesk, "claim", KANREG, number=number, version=1)


def test_who_looked_is_kept(helpdesk: HelpdeskService) -> None:
    number = reported(helpdesk, "beda_nama")
    numbers(helpdesk, KANREG)
    ask(helpdesk, "ticket", KANREG, number=number)
    ask(helpdesk, "claim", KANREG, number=number, version=0)
    with helpdesk.work.begin() as uow:
        rows = uow.session.execute(sa.select(entries).order_by(entries.c.id)).all()
    told = [(row.action, row.subject, row.people) for row in rows if row.account_id == KANREG.account_id]
    budi = [citizen("Budi").person_id]
    assert told == [
        ("tickets_viewed", "waiting", budi), ("ticket_viewed", number, budi), ("ticket_claimed", number, budi),
    ]  # fmt: skip


def test_every_category_can_be_put_at_a_desk() -> None:
    assert {line.category for line, _ in SITUATIONS} == CATEGORIES.keys()
