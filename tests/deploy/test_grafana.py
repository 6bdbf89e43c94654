"""The dashboard shows every metric that the code defines, asks for no other, and by labels that it has."""
from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import Any

import pytest

from deploy.grafana.__main__ import FILE, dashboard, text
from services.chassis.metrics_page import page

ROW = re.compile(r"^\| `(\w+)` \| (\w+) \| ([^|]*) \|", re.MULTILINE)
METRIC, GROUPED, CHOSEN = re.compile(r"epupns_\w+"), re.compile(r"by \(([^)]*)\)"), re.compile(r"\{(\w+)[=!]")
PARTS = {"histogram": ("_bucket", "_count", "_sum")}  # what Prometheus makes of one
OF_PROMETHEUS = {"le", "job", "instance"}


def defined() -> dict[str, set[str]]:
    """Name in a query to labels, of everything that the code defines."""
    found = {}
    for name, kind, labels in ROW.findall(page()):
        for part in PARTS.get(kind, ("",)):
            found[name + part] = set(re.findall(r"`(\w+)`", labels))
    return found


def panels() -> list[dict[str, Any]]:
    return [one for one in dashboard()["panels"] if one["type"] != "row"]


QUERIES = [(one["title"], target["expr"]) for one in panels() for target in one["targets"]]


def test_the_file_is_what_its_table_says() -> None:
    assert FILE.read_text(encoding="utf-8") == text(), "run python -m deploy.grafana"
    assert json.loads(text())["uid"] == "epupns"


@pytest.mark.parametrize(("title", "query"), QUERIES)
def test_a_query_names_metrics_and_labels_that_exist(title: str, query: str) -> None:
    known = defined()
    names = METRIC.findall(query)
    assert names, title
    assert set(names) <= known.keys()
    asked = {word for group in GROUPED.findall(query) for word in re.split(r",\s*", group)} | set(CHOSEN.findall(query))
    assert asked <= set.union(OF_PROMETHEUS, *(known[name] for name in names))


def test_no_metric_is_left_out() -> None:
    shown = {name for _, query in QUERIES for name in METRIC.findall(query)}
    whole = {re.sub("_(bucket|count|sum)$", "", name) for name in shown}
    assert {name for name, _, _ in ROW.findall(page())} == whole


def test_no_two_panels_lie_on_each_other_and_every_number_is_there_once() -> None:
    places = sorted((one["gridPos"]["y"], one["gridPos"]["x"]) for one in panels())
    assert all(one != other for one, other in pairwise(places))
    ids = [one["id"] for one in dashboard()["panels"]]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("asked", [
    "epupns_outbox_oldest_seconds", 'epupns_queue_messages{queue=~"subscriber.*"}', "epupns_parked_messages",
    "epupns_read_models_lag_seconds",
])  # fmt: skip
def test_what_operators_wait_for_has_a_panel(asked: str) -> None:
    assert [title for title, query in QUERIES if asked in query]
