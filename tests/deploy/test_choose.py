"""The broker: what is given wins, then Docker, then this machine's package, and a choice once made stays."""

from pathlib import Path

import pytest

from deploy.local.child import Child
from deploy.local.errors import SetupError
from deploy.local.keys import load_keys
from deploy.local.places import Places
from deploy.local.ports import Ports
from deploy.local.servers import accounts, docker, given, rabbitmq
from deploy.local.servers.choose import Ground, choose_broker
from deploy.local.state import State


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def ground(places: Places, said: list[str], monkeypatch: pytest.MonkeyPatch) -> Ground:
    """A machine without Docker but with Debian's package, where nothing is really started."""
    monkeypatch.setattr(given, "check_broker", lambda url: None)
    monkeypatch.setattr(docker, "engine_answers", lambda: False)
    monkeypatch.setattr(docker, "has_image", lambda say: True)
    monkeypatch.setattr(docker, "containerized_rabbitmq", fake_container)
    monkeypatch.setattr(accounts, "rights_of_others", dict)
    monkeypatch.setattr(rabbitmq, "find_program", lambda: Path("/usr/lib/rabbitmq/bin/rabbitmq-server"))
    monkeypatch.setattr(rabbitmq, "private_rabbitmq", lambda *arguments: [fake_container(*arguments)])
    return Ground(places, State(), load_keys(places), Ports({}, said.append), {}, said.append)


def fake_container(_folder: Path, _key: str, claim: object, *_: object) -> Child:
    claim("broker")  # type: ignore[operator]
    return Child("broker", ("true",))


def docker_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docker, "engine_answers", lambda: True)


def test_a_given_broker_is_used_and_nothing_is_started(ground: Ground) -> None:
    url = "amqp://someone:secret@broker:5672/"
    server = choose_broker(Ground(**{**vars(ground), "settings": {"AMQP_URL": url}}))
    assert (server.url, server.children, ground.state.broker) == (url, (), "given")


def test_docker_comes_before_the_package(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    docker_answers(monkeypatch)
    assert choose_broker(ground).words.startswith("RabbitMQ in Docker")
    assert ground.state.broker == "docker"


def test_dockers_command_without_an_engine_is_no_docker(ground: Ground) -> None:
    assert "rabbitmq-server" in choose_broker(ground).words
    assert ground.state.broker == "debian"


def test_an_image_that_cannot_be_fetched_is_said_and_the_package_is_used(
    ground: Ground, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    docker_answers(monkeypatch)
    monkeypatch.setattr(docker, "has_image", lambda say: False)
    assert "rabbitmq-server" in choose_broker(ground).words
    assert said == [f"Docker runs but could not fetch {docker.IMAGE}; going on without it"]


def test_the_package_once_chosen_stays_when_docker_comes(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    choose_broker(ground)
    docker_answers(monkeypatch)
    assert "rabbitmq-server" in choose_broker(ground).words


def test_docker_that_went_away_is_said(ground: Ground, said: list[str]) -> None:
    ground.state.broker = "docker"
    choose_broker(ground)
    assert said == ["Docker no longer answers; its messages stay in its volume, and a new broker is used"]


def test_where_there_is_nothing_the_sentence_names_three_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deploy.local.packages.may_install", lambda: False)
    with pytest.raises(SetupError, match=r"start Docker.*sudo apt-get install rabbitmq-server.*AMQP_URL"):
        rabbitmq.install_program()
