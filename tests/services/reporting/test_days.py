"""Over time: what each day changed, how long work waits, the units of an agency, and the workforce."""
from __future__ import annotations

from services.reporting.domain.what_counts import day_of
from tests.services.asking import ask
from tests.services.reporting.campaign import SUPER_ADMIN, Campaign
from tests.services.reporting.facts import days_ago


def day(days: int) -> str:
    return day_of(days_ago(days))


def test_the_days_add_up_to_where_everybody_stands(campaign: Campaign) -> None:
    campaign.register("Budi", at=days_ago(9))
    campaign.send("Budi", at=days_ago(7))
    campaign.move("Budi", "level-1", at=days_ago(7))
    campaign.move("Budi", "level-2", at=days_ago(3))
    campaign.tell()
    shown = campaign.progress()
    assert {one["day"]: one["stages"] for one in shown["days"]} == {
        day(9): {"registered": 1}, day(7): {"level-1": 1}, day(3): {"level-1": -1, "level-2": 1},
    }  # fmt: skip
    assert shown["open"] == [{"stage": "level-2", "since": day(3), "count": 1}]


def test_what_is_returned_or_done_waits_for_nobody(campaign: Campaign) -> None:
    for name, end in (("A", "returned"), ("B", "done"), ("C", "level-3")):
        campaign.register(name)
        campaign.send(name)
        campaign.move(name, "level-1", end)
    campaign.tell()
    assert [(one["stage"], one["count"]) for one in campaign.progress()["open"]] == [("level-3", 1)]


def test_the_end_is_forecast_from_the_days(campaign: Campaign) -> None:
    for number in range(14):
        campaign.register(f"P{number}")
        campaign.send(f"P{number}", at=days_ago(number + 1))
        campaign.move(f"P{number}", "done", at=days_ago(number + 1))
    for number in range(10):
        campaign.register(f"Q{number}")
    campaign.tell()
    assert campaign.progress()["forecast"] == {"pace": 1.0} | dict.fromkeys(("day", "earliest", "latest"), day(-10))


def test_an_agency_is_shown_by_the_units_at_the_top_of_its_tree(campaign: Campaign) -> None:
    for name, unit in (("A", "bidang"), ("B", "bidang"), ("C", "puskesmas"), ("D", "nobody knows")):
        campaign.add(name, unit_id=unit)
        campaign.register(name)
    campaign.tell()
    shown = campaign.progress(agency_id="sleman")["units"]
    assert [(unit["unit"], unit["stages"]["registered"]) for unit in shown] == [("Dinas", 2), ("Puskesmas", 1), ("", 1)]
    assert campaign.progress()["units"] == []


def test_the_workforce_is_counted_by_each_of_its_sides(campaign: Campaign) -> None:
    campaign.add("A")
    campaign.add("B", "malang", sex="2", golongan="", verified=True)
    campaign.add("C", active=False)
    for name in "ABC":
        campaign.register(name)
    campaign.tell()
    sides = ask(campaign.service, "workforce", SUPER_ADMIN)["sides"]
    assert sides["sex"] == [
        {"code": "1", "name": "Pria", "people": 1, "verified": 0},
        {"code": "2", "name": "2", "people": 1, "verified": 1},
    ]  # fmt: skip
    assert [(one["name"], one["people"]) for one in sides["golongan"]] == [("", 1), ("III/a", 1)]
    assert [(one["name"], one["people"]) for one in sides["education"]] == [("S-1", 2)]
    assert [(one["code"], one["people"]) for one in sides["agency_kind"]] == [("regional", 2)]
    assert [(one["name"], one["people"]) for one in sides["province"]] == [("Provinsi 34", 1), ("Provinsi 35", 1)]
    assert sum(one["people"] for one in sides["age"]) == 2
    of_one = ask(campaign.service, "workforce", SUPER_ADMIN, agency_id="malang")
    one, all_of_them = of_one["sides"], {agency["agency_id"] for agency in of_one["agencies"]}
    assert all_of_them == {"sleman", "malang"}  # to be chosen in the filter bar
    assert {side: sum(value["people"] for value in values) for side, values in one.items()} == dict.fromkeys(one, 1)


def test_who_retires_leaves_the_workforce_but_not_the_campaign(campaign: Campaign) -> None:
    campaign.register("Budi")
    campaign.tell()
    campaign.person("Budi")["active"] = False
    campaign.start("Budi")
    campaign.tell()
    assert ask(campaign.service, "workforce", SUPER_ADMIN)["sides"].get("sex", []) == []
    assert campaign.stages() == {"expected": 1, "registered": 1, "filled": 1}
