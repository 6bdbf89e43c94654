"""The queues of an office: what lies in each, page by page."""
from typing import Any

import pytest
import sqlalchemy as sa

from services.contracts.actor import Actor
from services.contracts.errors import Invalid
from services.contracts.profiles import Profile
from tests.services.asking import ask
from tests.services.people import agency, official, unit
from tests.services.verification.forms import change, form, number_of
from tests.services.verification.officials import ANI, ATI, BIMA, OTHER_UNIT
from tests.services.verification.running import Running

AGAMA = change("agama", "2", old="1")
PEOPLE = ("Budi", "Sari", "Tono")
A_WEEK = 7 * 24 * 3600


@pytest.fixture
def three(running: Running) -> Running:
    """Three forms wait at level 1, the first one longest."""
    for person in PEOPLE:
        running.take_in(form(AGAMA, person=person))
    return running


def page(running: Running, actor: Actor, queue: str = "unclaimed", **more: Any) -> Any:
    return ask(running.service, "inbox", actor, queue=queue, **more)


def people(running: Running, actor: Actor, queue: str = "unclaimed", **more: Any) -> list[str]:
    return [row["name"] for row in page(running, actor, queue, **more)["rows"]]


def counts(running: Running, actor: Actor) -> dict[str, int]:
    shown = ask(running.service, "queues", actor)
    return {name: shown[name] for name in ("unclaimed", "mine", "late", "returned", "sent")}


def test_the_inbox_shows_the_oldest_case_first(three: Running) -> None:
    assert people(three, ANI) == list(PEOPLE)


def test_a_row_tells_what_the_list_needs(three: Running) -> None:
    row = page(three, ANI)["rows"][0]
    assert (row["register_number"], row["unit"], row["agency"]) == (number_of("Budi"), "Bidang", "Sleman")
    assert (row["changes"], row["labels"], row["age_days"], row["claimed_by"]) == (1, ["Agama"], 0, "")


def test_another_office_sees_none_of_them(three: Running) -> None:
    assert people(three, OTHER_UNIT) == []
    assert set(counts(three, OTHER_UNIT).values()) == {0}


def test_a_claimed_case_moves_to_mine_for_its_holder_and_away_for_the_others(three: Running) -> None:
    three.ask("claim", ANI, "Sari")
    assert (people(three, ANI, "mine"), people(three, ATI, "mine")) == (["Sari"], [])
    assert people(three, ATI) == ["Budi", "Tono"]


def test_after_the_lease_it_is_unclaimed_again(three: Running) -> None:
    three.ask("claim", ANI, "Sari")
    three.pass_time(16 * 60)
    assert (people(three, ANI, "mine"), people(three, ATI)) == ([], ["Budi", "Sari", "Tono"])


def test_what_lies_for_days_is_late(three: Running) -> None:
    assert counts(three, ANI)["late"] == 0
    three.pass_time(A_WEEK)
    three.take_in(form(AGAMA, person="Umar"))
    assert people(three, ANI, "late") == list(PEOPLE)
    assert page(three, ANI, "late")["rows"][0]["age_days"] == 5


def test_what_i_returned_and_what_i_sent_are_my_own_lists(three: Running) -> None:
    three.give_back(ANI, {"agama": "Tidak terbaca"}, "Budi")
    three.decide(ANI, person="Sari")
    assert (people(three, ANI, "returned"), people(three, ANI, "sent")) == (["Budi"], ["Sari"])
    assert (people(three, ATI, "returned"), people(three, ATI, "sent")) == ([], [])
    assert people(three, BIMA) == ["Sari"]


def test_a_form_that_came_back_from_its_owner_is_no_longer_returned(three: Running) -> None:
    three.give_back(ANI, {"agama": "Tidak terbaca"}, "Budi")
    three.take_in(form(change("agama", "3", old="1"), person="Budi", round=2))
    assert people(three, ANI, "returned") == []
    assert people(three, ANI) == ["Sari", "Tono", "Budi"]


@pytest.mark.parametrize("queue", ["unclaimed", "mine", "late", "returned", "sent"])
def test_each_count_is_the_length_of_its_queue(three: Running, queue: str) -> None:
    three.pass_time(A_WEEK)
    three.take_in(form(AGAMA, person="Umar"))
    three.take_in(form(AGAMA, person="Wati"))
    three.ask("claim", ANI, "Tono")
    three.give_back(ANI, {"agama": "Tidak terbaca"}, "Budi")
    three.decide(ANI, person="Sari")
    assert counts(three, ANI)[queue] == len(people(three, ANI, queue)) > 0


def test_the_queues_name_the_offices_and_the_levels(running: Running) -> None:
    both = official("Eka", (Profile.VERIFIER_L1, unit("dinas")), (Profile.VERIFIER_L2, agency("sleman")))
    shown = ask(running.service, "queues", both)
    assert (shown["levels"], shown["office"]) == ([1, 2], "Dinas, Sleman")


def test_the_own_form_is_in_no_queue(three: Running) -> None:
    sari = official("Sari", (Profile.VERIFIER_L1, unit("dinas")), person="Sari")
    assert people(three, sari) == ["Budi", "Tono"]
    assert counts(three, sari)["unclaimed"] == 2


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("sar", ["Sari"]),
        ("SARI", ["Sari"]),
        ("ari", []),
        (number_of("Tono").lower(), ["Tono"]),
        (f"{number_of('Tono')[:4]}-{number_of('Tono')[4:]}", ["Tono"]),
        ("19750327 200003 1 007", []),
        ("%", []),
        ("_udi", []),
    ],
)
def test_level_1_finds_by_nomor_register_and_narrows_its_queue_by_the_beginning_of_a_name(
    three: Running, q: str, found: list[str]
) -> None:
    assert people(three, ANI, q=q) == found


def test_pages_follow_each_other_without_a_gap_or_a_repeat(three: Running) -> None:
    three.take_in(form(AGAMA, person="Umar"))
    seen, after = [], ""
    for _ in range(4):
        shown = page(three, ANI, limit=1, after=after)
        seen += [row["name"] for row in shown["rows"]]
        after = shown["next"]
    assert (seen, after) == ([*PEOPLE, "Umar"], "")


def test_cases_of_the_same_moment_are_all_shown(running: Running) -> None:
    for person in PEOPLE:
        running.take_in(form(AGAMA, person=person))
    with running.work.begin() as uow:
        uow.session.execute(sa.text("UPDATE cases SET since = '2026-11-02T08:00:00Z'"))
    first = page(running, ANI, limit=2)
    second = page(running, ANI, limit=2, after=first["next"])
    assert sorted(row["name"] for shown in (first, second) for row in shown["rows"]) == list(PEOPLE)


@pytest.mark.parametrize("after", ["x", "2026-11-02", "2026-11-02T08:00:00|", "|", "2026-11-02|budi", "x|y"])
def test_a_place_that_no_page_has_named_is_refused(running: Running, after: str) -> None:
    with pytest.raises(Invalid):
        page(running, ANI, after=after)
