"""Each process gets what it needs and nothing that belongs to another."""

import json
import stat
import subprocess

import pytest

from deploy.local.environment import Wiring, environment, with_machine, write_environment_files
from deploy.local.keys import load_keys
from deploy.local.places import Places
from deploy.local.processes import ISSUERS, PROCESSES, find


@pytest.fixture
def wiring(places: Places) -> Wiring:
    return Wiring(
        places=places,
        keys=load_keys(places),
        amqp_url=lambda service: f"amqp://{service}:s'ecret@127.0.0.1:5001/",
        database_url=lambda service: f"postgresql+psycopg://epupns_{service}:x@127.0.0.1:5002/epupns_{service}",
        port={"gateway": 8080}.get,  # type: ignore[arg-type]
        settings={"LOG_LEVEL": "DEBUG"},
    )


def test_every_service_has_its_own_database_and_the_gateway_none(wiring: Wiring) -> None:
    urls = {process.name: environment(process, process.name, wiring).get("DATABASE_URL") for process in PROCESSES}
    assert urls.pop("gateway") is None
    for service in ("identity", "registration", "verification"):
        assert urls.pop(f"{service}-worker") == urls[service]
    assert len(set(urls.values())) == len(urls)


def test_every_service_has_its_own_account_on_the_broker(wiring: Wiring) -> None:
    urls = {process.name: environment(process, process.name, wiring)["AMQP_URL"] for process in PROCESSES}
    for service in ("identity", "registration", "verification"):
        assert urls.pop(f"{service}-worker") == urls[service]
    assert len(set(urls.values())) == len(urls)


def test_only_those_who_need_the_keys_of_documents_and_fields_have_them(wiring: Wiring) -> None:
    holders = {p.name for p in PROCESSES if "DOCUMENT_KEYS" in environment(p, p.name, wiring)}
    assert holders == {"registration", "registration-worker", "gateway"}  # exports lie sealed, too
    holders = {p.service for p in PROCESSES if "FIELD_KEYS" in environment(p, p.name, wiring)}
    assert holders == {"identity", "registration", "verification"}  # verification keeps a sealed copy
    holders = {p.service for p in PROCESSES if "FIELD_HASH_KEY" in environment(p, p.name, wiring)} - holders
    assert holders == {"helpdesk"}  # the codes on receipts


def test_everybody_knows_every_public_key_and_only_the_own_private_one(wiring: Wiring) -> None:
    private = {p.service: environment(p, p.name, wiring)["ASSERTION_PRIVATE_KEY"] for p in PROCESSES}
    assert len(set(private.values())) == len(private)
    for process in PROCESSES:
        assert set(json.loads(environment(process, process.name, wiring)["ASSERTION_PUBLIC_KEYS"])) == set(ISSUERS)


def test_only_the_worker_that_sends_letters_knows_the_mail_server(wiring: Wiring) -> None:
    wiring.settings.update(EPUPNS_SMTP_HOST="mail.example", EPUPNS_SMTP_PASSWORD="k")
    found = {p.name: environment(p, p.name, wiring) for p in PROCESSES}
    assert [name for name, variables in found.items() if "EPUPNS_SMTP_PASSWORD" in variables] == ["identity-worker"]
    assert found["identity-worker"]["EPUPNS_ADDRESS"] == "http://127.0.0.1:8080", "where nobody said another"


def test_what_the_person_set_wins(wiring: Wiring) -> None:
    assert environment(find("identity"), "identity", wiring)["LOG_LEVEL"] == "DEBUG"


def test_nothing_of_the_surrounding_shell_leaks_in(wiring: Wiring, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL_ADMIN", "postgresql://admin:secret@127.0.0.1/postgres")
    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    variables = with_machine(environment(find("reporting"), "reporting", wiring))
    assert "DATABASE_URL_ADMIN" not in variables
    assert "PYTHONPATH" not in variables


def test_an_environment_file_can_be_sourced_and_is_private(wiring: Wiring) -> None:
    write_environment_files(wiring, {"verification-worker": 2})
    file = wiring.places.env / "verification-worker.2.env"
    shown = subprocess.run(["sh", "-c", f'. {file}; printf %s "$AMQP_URL"'], check=True, capture_output=True)
    assert shown.stdout.decode() == wiring.amqp_url("verification")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
