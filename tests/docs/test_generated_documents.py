"""Documents that are made from the code are as the code says."""

from pathlib import Path

import pytest
import yaml

from deploy.documents.__main__ import DOCS, MADE, stale
from deploy.documents.states import MEANING, THINGS, states_of
from services.contracts.verification.public import CHANGED_TYPE, COMPLETED_TYPE


def test_no_document_was_left_behind_by_the_code() -> None:
    assert stale() == []


def test_a_changed_document_is_found_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deploy.documents.__main__.DOCS", tmp_path)
    for name, make in MADE.items():
        (tmp_path / name).write_text(make())
    (tmp_path / "fields.md").write_text("something older")
    assert stale() == ["fields.md"]


def test_every_state_is_described_and_no_description_is_left_over() -> None:
    for thing in THINGS:
        assert set(states_of(thing.table)) == MEANING[thing.table.name].keys()


def test_each_public_event_of_the_document_names_each_attribute_of_its_example() -> None:
    document = yaml.safe_load((DOCS / "asyncapi.yaml").read_text())
    messages = document["channels"]["subscriber"]["messages"].values()
    types = [message["payload"]["properties"]["type"]["const"] for message in messages]
    assert types == [COMPLETED_TYPE, CHANGED_TYPE]
    for payload in (message["payload"] for message in messages):
        [example] = payload["examples"]
        assert set(payload["required"]) == example.keys()
        assert set(payload["properties"]["data"]["properties"]) == example["data"].keys()


def test_every_operation_points_at_a_channel() -> None:
    document = yaml.safe_load((DOCS / "asyncapi.yaml").read_text())
    for operation in document["operations"].values():
        assert operation["channel"]["$ref"].removeprefix("#/channels/") in document["channels"]
