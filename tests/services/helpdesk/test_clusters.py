"""Requests for one missing value: grouped as they come, merged and taken apart by hand, decided once for all."""
from __future__ import annotations

import random
from typing import Any

import pytest
import sqlalchemy as sa

from services.contracts.errors import Conflict, Forbidden, Invalid, NotFound
from services.contracts.profiles import Profile
from services.helpdesk.clusters import answering, grouping
from services.helpdesk.service import HelpdeskService
from services.helpdesk.tables import clusters, spellings, tickets
from tests.benchmarks._spellings import spellings as ways_to_write
from tests.services.asking import ask
from tests.services.helpdesk.asking_for_values import (
    BKD,
    ELSEWHERE,
    answer,
    die_after,
    final,
    group,
    groups,
    letters,
    people_ask,
    states,
    the_group,
    told,
)
from tests.services.helpdesk.reports import reported
from tests.services.people import agency, official


def decide(helpdesk: HelpdeskService, action: str, row: Any, **said: Any) -> Any:
    """Final: ten seconds have passed."""
    kept = ask(helpdesk, action, BKD, cluster_id=row.id, version=row.version, **said)
    final(helpdesk)
    return kept


def test_a_report_of_a_missing_value_is_grouped_with_those_that_ask_for_the_same(helpdesk: HelpdeskService) -> None:
    for typed in ("SD Negeri 3 Telaga", "SDN 3 Tellaga", "sdn 4 telaga"):
        reported(helpdesk, "data_sekolah", facts={"nama_isian": typed})
    reported(helpdesk, "beda_nama")
    group(helpdesk.work)
    assert groups(helpdesk.work) == [("SD Negeri 3 Telaga", 2), ("sdn 4 telaga", 1)]
    number = ask(helpdesk, "tickets", BKD, queue="waiting")["rows"][0]["number"]
    assert ask(helpdesk, "ticket", BKD, number=number)["cluster_id"] == the_group(helpdesk.work, tickets=2).id


def test_ten_thousand_requests_in_three_hundred_spellings_are_few_groups(helpdesk: HelpdeskService) -> None:
    typed, dice = ways_to_write(300, "Telaga Biru"), random.Random(1)
    people_ask(helpdesk.work, [*typed, *(dice.choice(typed) for _ in range(1700)), *["SDN 4 Telaga Biru"] * 3])
    group(helpdesk.work)
    found = groups(helpdesk.work)
    assert ("SDN 4 Telaga Biru", 3) in found
    assert len(found) <= 5 + 1
    assert found[0][1] >= 1900


def test_the_same_requests_make_the_same_groups_however_they_come(helpdesk: HelpdeskService) -> None:
    typed = ways_to_write(40, "Muara Enim")
    people_ask(helpdesk.work, typed, desk="helpdesk_bkd:sleman")
    group(helpdesk.work)
    for one in typed:
        people_ask(helpdesk.work, [one], desk="helpdesk_bkd:bantul")
    group(helpdesk.work)
    with helpdesk.work.begin() as uow:
        rows = uow.session.execute(
            sa.select(spellings.c.desk, spellings.c.text, clusters.c.name).join(clusters)
        ).all()
    by_desk = {desk: {(text, name) for of, text, name in rows if of == desk} for desk, _, _ in rows}
    assert len(by_desk) == 2
    assert by_desk["helpdesk_bkd:sleman"] == by_desk["helpdesk_bkd:bantul"]


def test_a_crash_in_the_middle_of_grouping_counts_nobody_twice(helpdesk: HelpdeskService) -> None:
    people_ask(helpdesk.work, ["SDN 1 Mawar"] * 3)
    die_after(helpdesk.work, grouping.group_some)
    group(helpdesk.work)
    assert groups(helpdesk.work) == [("SDN 1 Mawar", 3)]


def test_only_the_deciding_desk_sees_a_group(helpdesk: HelpdeskService) -> None:
    people_ask(helpdesk.work, ["SDN 1 Mawar"])
    group(helpdesk.work)
    row = the_group(helpdesk.work)
    page = ask(helpdesk, "clusters", BKD)
    assert [(one["name"], one["tickets"]) for one in page["rows"]] == [("SDN 1 Mawar", 1)]
    assert ask(helpdesk, "clusters", ELSEWHERE)["rows"] == []
    with pytest.raises(NotFound):
        ask(helpdesk, "cluster", ELSEWHERE, cluster_id=row.id)
    with pytest.raises(NotFound):
        ask(helpdesk, "refuse_cluster", ELSEWHERE, cluster_id=row.id, version=row.version, reason="Tidak ada.")


def test_a_group_shows_its_spellings_what_it_may_mean_and_what_is_near(helpdesk: HelpdeskService) -> None:
    people_ask(helpdesk.work, ["SD Negeri 3 Telaga", "SDN 3 Telaga", "SDN 3 Telaga", "SDN 3 Telaga Wanasari"])
    group(helpdesk.work)
    shown = ask(helpdesk, "cluster", BKD, cluster_id=the_group(helpdesk.work, tickets=3).id)
    assert shown["texts"] == [{"text": "SDN 3 Telaga", "tickets": 2}, {"text": "SD Negeri 3 Telaga", "tickets": 1}]
    assert [one["code"] for one in shown["likely"]] == ["SK003"]
    assert [one["name"] for one in shown["near"]] == ["SDN 3 Telaga Wanasari"]
    assert shown["waiting"] == 3


def test_pages_go_on_where_the_page_before_ended(helpdesk: HelpdeskService) -> None:
    people_ask(helpdesk.work, ["SDN 1 Mawar", "SDN 2 Mawar", "SDN 2 Mawar", "SDN 3 Mawar"])
    group(helpdesk.work)
    first = ask(helpdesk, "clusters", BKD, limit=2)
    then = ask(helpdesk, "clusters", BKD, limit=2, after=first["next"])
    assert [row["tickets"] for row in (*first["rows"], *then["rows"])] == [2, 1, 1]
    assert then["next"] == ""
    assert [row["name"] for row in ask(helpdesk, "clusters", BKD, q="mawar", list="unor")["rows"]] == []
    for strange in ("yesterday", "1|nobody"):
        with pytest.raises(Invalid):
            ask(helpdesk, "clusters", BKD, after=strange)


def test_groups_are_merged_and_later_requests_come_to_the_one_that_is_left(helpdesk: HelpdeskService) -> None:
    people_ask(helpdesk.work, ["SDN 3 Telaga"] * 2 + ["SDN 3 Telaga Wanasari"])
    group(helpdesk.work)
    row, other = the_group(helpdesk.work, tickets=2), the_group(helpdesk.work, tickets=1)
    decide(helpdesk, "merge_clusters", row, others=[other.id])
    people_ask(helpdesk.work, ["SDN 3 Telaga Wanasari"])
    group(helpdesk.work)
    assert groups(helpdesk.work) == [("SDN 3 Telaga", 4)]
    assert ask(helpdesk, "cluster", BKD, cluster_id=other.id)["id"] == row.id


def test_only_groups_of_one_list_are_merged(helpdesk: HelpdeskService) -> None:
    people_ask(helpdesk.work, ["Mawar"])
    people_ask(helpdesk.work, ["Mawar"], "unit_kesehatan")
    group(helpdesk.work)
    row, other = the_group(helpdesk.work, list="sekolah"), the_group(helpdesk.work, list="unit_kesehatan")
    with pytest.raises(Invalid):
        decide(helpdesk, "merge_clusters", row, others=[other.id])


def test_spellings_that_mean_something_else_are_taken_out_and_stay_out(helpdesk: HelpdeskService) -> None:
    people_ask(helpdesk.work, ["SDN 3 Telaga Biru"] * 2 + ["SDN 3 Telaga Baru"])
    group(helpdesk.work)
    row = the_group(helpdesk.work)
    with pytest.raises(Invalid):
        decide(helpdesk, "split_cluster", row, texts=["SDN 3 Telaga Biru", "SDN 3 Telaga Baru"])
    decide(helpdesk, "split_cluster", row, texts=["SDN 3 Telaga Baru"])
    people_ask(helpdesk.work, ["SDN 3 Telaga Baru"])
    group(helpdesk.work)
    assert groups(helpdesk.work) == [("SDN 3 Telaga Baru", 2), ("SDN 3 Telaga Biru", 2)]


def test_one_decision_answers_everybody_once(helpdesk: HelpdeskService) -> None:
    people_ask(helpdesk.work, ["SDN 3 Telaga"] * (answering.BATCH + 1))
    group(helpdesk.work)
    decide(helpdesk, "add_value_for", the_group(helpdesk.work), name="SD Negeri 3 Telaga", place="8101")
    answer(helpdesk.work)
    answer(helpdesk.work)
    assert states(helpdesk.work) == {"answered": answering.BATCH + 1}
    [done] = vars(helpdesk)["services"].done
    assert (done.method, done.body["name"]) == ("settle_value", "SD Negeri 3 Telaga")
    [one, other] = told(helpdesk.work)
    assert (one["outcome"], one["of_list"], one["code"]) == ("added", "sekolah", "sekolah-new")
    asked = one["asked"] + other["asked"]
    assert (len(asked), len(set(asked))) == (answering.BATCH + 1, answering.BATCH + 1)
    assert len(letters(helpdesk.work)) == answering.BATCH + 1


def test_a_crash_between_decision_and_answers_goes_on_later(helpdesk: HelpdeskService) -> None:
    people_ask(helpdesk.work, ["SDN 3 Telaga"] * 3)
    group(helpdesk.work)
    decide(helpdesk, "map_cluster", the_group(helpdesk.work), code="SK003")
    die_after(helpdesk.work, answering.answer_some)
    assert states(helpdesk.work) == {"waiting": 3}
    answer(helpdesk.work)
    assert [len(one["asked"]) for one in told(helpdesk.work)] == [3]


def test_who_asks_for_it_after_the_decision_is_answered_so_too(helpdesk: HelpdeskService) -> None:
    people_ask(helpdesk.work, ["SDN 3 Telaga"])
    group(helpdesk.work)
    decide(helpdesk, "map_cluster", the_group(helpdesk.work), code="SK003")
    answer(helpdesk.work)
    people_ask(helpdesk.work, ["sdn 3 telaga"])
    group(helpdesk.work)
    answer(helpdesk.work)
    assert states(helpdesk.work) == {"answered": 2}


def test_who_asks_again_for_what_was_refused_is_heard_again(helpdesk: HelpdeskService) -> None:
    people_ask(helpdesk.work, ["SDN 3 Telaga"])
    group(helpdesk.work)
    decide(helpdesk, "refuse_cluster", the_group(helpdesk.work), reason="Sekolah ini sudah ditutup.")
    answer(helpdesk.work)
    [one] = told(helpdesk.work)
    assert (one["outcome"], one["reason"], one["code"]) == ("refused", "Sekolah ini sudah ditutup.", "")
    people_ask(helpdesk.work, ["SDN 3 Telaga"])
    group(helpdesk.work)
    assert groups(helpdesk.work) == [("SDN 3 Telaga", 1)]


@pytest.mark.parametrize(
    ("action", "said", "asked"),
    [
        ("map_cluster", {"code": "dinas"}, {"code": "dinas", "name": "", "parent": ""}),
        ("add_value_for", {"name": "Subbag Umum", "parent": "dinas"},
         {"code": "", "name": "Subbag Umum", "parent": "dinas"}),
    ],
)  # fmt: skip
def test_an_org_unit_stands_in_the_tree_of_its_agency(
    helpdesk: HelpdeskService, action: str, said: dict[str, str], asked: dict[str, str]
) -> None:
    people_ask(helpdesk.work, ["Subag Umum"], "unor")
    group(helpdesk.work)
    row = the_group(helpdesk.work)
    decide(helpdesk, action, row, **said)
    [done] = vars(helpdesk)["services"].done
    assert done.method == "settle_unit"
    assert done.body == {"agency_id": "sleman", "asked": [row.id], "by": "Dewi", **asked}


def test_a_value_that_the_list_does_not_hold_is_nobodys_meaning(helpdesk: HelpdeskService) -> None:
    people_ask(helpdesk.work, ["SDN 3 Telaga"])
    group(helpdesk.work)
    with pytest.raises(Invalid):
        decide(helpdesk, "map_cluster", the_group(helpdesk.work), code="nothing")
    assert groups(helpdesk.work) == [("SDN 3 Telaga", 1)]


def test_what_a_colleague_decided_is_not_decided_again(helpdesk: HelpdeskService) -> None:
    people_ask(helpdesk.work, ["SDN 3 Telaga"])
    group(helpdesk.work)
    row = the_group(helpdesk.work)
    decide(helpdesk, "map_cluster", row, code="SK003")
    with pytest.raises(Conflict) as late:
        decide(helpdesk, "refuse_cluster", row, reason="Tidak ada.")
    assert late.value.details["by"] == "Dewi"


def test_nobody_decides_the_own_request(helpdesk: HelpdeskService) -> None:
    people_ask(helpdesk.work, ["SDN 3 Telaga"])
    group(helpdesk.work)
    row = the_group(helpdesk.work)
    budi = official("Budi", (Profile.HELPDESK_BKD, agency("sleman")), person="Budi")
    with helpdesk.work.begin() as uow:
        uow.session.execute(sa.update(tickets).values(person_id=budi.person_id))
    assert ask(helpdesk, "cluster", budi, cluster_id=row.id)["own"] is True
    with pytest.raises(Forbidden):
        ask(helpdesk, "map_cluster", budi, cluster_id=row.id, version=row.version, code="SK003")


def test_a_ticket_that_goes_to_another_desk_is_grouped_there(helpdesk: HelpdeskService) -> None:
    number = reported(helpdesk, "data_sekolah", facts={"nama_isian": "SDN 3 Telaga"})
    people_ask(helpdesk.work, ["SDN 3 Telaga"])
    group(helpdesk.work)
    ask(helpdesk, "hand_over", BKD, number=number, version=0, profile="helpdesk_bkn", reason="Bukan wilayah kami.")
    group(helpdesk.work)
    assert groups(helpdesk.work) == [("SDN 3 Telaga", 1), ("SDN 3 Telaga", 1)]
    assert [row["tickets"] for row in ask(helpdesk, "clusters", BKD)["rows"]] == [1]


def test_a_group_that_everybody_has_left_is_none(helpdesk: HelpdeskService) -> None:
    number = reported(helpdesk, "data_sekolah", facts={"nama_isian": "SDN 3 Telaga"})
    group(helpdesk.work)
    ask(helpdesk, "hand_over", BKD, number=number, version=0, profile="helpdesk_bkn", reason="Bukan wilayah kami.")
    assert groups(helpdesk.work) == []


def test_a_ticket_that_was_opened_again_is_answered_by_hand(helpdesk: HelpdeskService) -> None:
    number = reported(helpdesk, "data_sekolah", facts={"nama_isian": "SDN 3 Telaga"})
    group(helpdesk.work)
    decide(helpdesk, "map_cluster", the_group(helpdesk.work), code="SK003")
    answer(helpdesk.work)
    version = ask(helpdesk, "ticket", BKD, number=number)["version"]
    ask(helpdesk, "reopen", BKD, number=number, version=version, reason="Salah sekolah.")
    people_ask(helpdesk.work, ["sdn 3 telaga"])
    group(helpdesk.work)
    answer(helpdesk.work)
    assert states(helpdesk.work) == {"waiting": 1, "answered": 1}
