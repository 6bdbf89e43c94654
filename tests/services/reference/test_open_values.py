"""Anybody reads the lists as of a day: what held then, with the name that it had then."""
from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from services.chassis.work import Work
from services.contracts.errors import NotFound
from services.contracts.reference.values import OpenPageAsked, OpenValueAsked
from services.reference.holding import today
from services.reference.importing.list_specs import LISTS
from services.reference.views.open_values import open_page, open_value
from services.reference.views.values import lists
from tests.services.people import ANONYMOUS
from tests.services.reference.keeping import BKN, HERE, SCHOOL, ask

LAST_WEEK = (today() - timedelta(7)).isoformat()


def page(work: Work, **body: Any) -> Any:
    with work.begin() as uow:
        return open_page(uow, ANONYMOUS, **OpenPageAsked().load({"list": "sekolah", **body}))


def names(work: Work, **body: Any) -> list[str]:
    return [one["name"] for one in page(work, **body)["values"]]


def renamed_three_days_ago(work: Work) -> None:
    body = {"list": "sekolah", "code": "SK003", "name": "SMP Cakrawala", "place": HERE, "attributes": SCHOOL}
    ask(work, BKN, "change", **body, version=1)
    with work.begin() as uow:
        uow.session.execute(sa.text("ALTER TABLE list_values DISABLE TRIGGER USER"))
        uow.session.execute(sa.text("UPDATE list_values SET changed_at = now() - interval '3 days' WHERE version = 2"))
        uow.session.execute(sa.text("ALTER TABLE list_values ENABLE TRIGGER USER"))
        uow.session.execute(sa.text("UPDATE value_versions SET ended_at = now() - interval '3 days'"))


def test_a_day_in_the_past_shows_the_names_of_that_day(demo: Work) -> None:
    renamed_three_days_ago(demo)
    assert "SMP Cakrawala" in names(demo)
    then = names(demo, on=LAST_WEEK)
    assert "SMP Negeri 1 Wanasari" in then
    assert "SMP Cakrawala" not in then
    with demo.begin() as uow:
        asked = OpenValueAsked().load({"list": "sekolah", "code": "SK003", "on": LAST_WEEK})
        assert open_value(uow, ANONYMOUS, **asked)["name"] == "SMP Negeri 1 Wanasari"


def test_pages_follow_each_other(demo: Work) -> None:
    first = page(demo, limit=5)
    second = page(demo, limit=5, after=first["next"])
    assert len({one["code"] for one in first["values"] + second["values"]}) == 8
    assert second["next"] == ""


def test_what_ended_is_not_in_the_list_and_can_be_read_by_its_code(demo: Work) -> None:
    ask(demo, BKN, "retire", list="sekolah", code="SK003", version=1, on=today().isoformat())
    assert "SMP Negeri 1 Wanasari" not in names(demo)
    with demo.begin() as uow:
        ended = open_value(uow, ANONYMOUS, **OpenValueAsked().load({"list": "sekolah", "code": "SK003"}))
        assert ended["state"] == "ended"
        with pytest.raises(NotFound):
            open_value(uow, ANONYMOUS, **OpenValueAsked().load({"list": "sekolah", "code": "nothing"}))


def test_every_list_is_counted_empty_ones_too(demo: Work) -> None:
    with demo.begin() as uow:
        counted = {one["list"]: (one["holds"], one["values"]) for one in lists(uow, ANONYMOUS)}
    assert counted.keys() == LISTS.keys()
    assert counted["sekolah"] == (8, 8)
    assert counted["desa"] == (0, 0)
