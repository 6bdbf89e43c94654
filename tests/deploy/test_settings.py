"""What the person sets is checked before anything starts, and production accepts no weak secret."""

from pathlib import Path

import pytest

from deploy.local.errors import SetupError
from deploy.local.settings import KNOWN, read_settings


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in KNOWN:
        monkeypatch.delenv(name, raising=False)


def test_the_file_dot_env_is_read_and_the_shell_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("LOG_LEVEL=WARNING\nGATEWAY_PORT=9090\nSOMETHING_ELSE=1\n")
    monkeypatch.setenv("GATEWAY_PORT", "9191")
    assert read_settings(tmp_path) == {"LOG_LEVEL": "WARNING", "GATEWAY_PORT": "9191"}


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("EPUPNS_MODE", "live", "it must be demo or production"),
        ("LOG_LEVEL", "loud", "it must be one of DEBUG"),
        ("GATEWAY_PORT", "http", "it must be a number from 1 to 65535"),
        ("GATEWAY_PORT", "70000", "it must be a number from 1 to 65535"),
    ],
)
def test_a_wrong_value_is_one_sentence(
    name: str, value: str, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SetupError, match=sentence):
        read_settings(tmp_path)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GATEWAY_SECRET_KEY", ""),
        ("GATEWAY_SECRET_KEY", "change-me"),
        ("FIELD_HASH_KEY", "default"),
        ("AMQP_URL", "amqp://guest:guest@broker:5672/"),
        ("DATABASE_URL_ADMIN", "postgresql://postgres:password@db:5432/postgres"),
    ],
)
def test_production_refuses_empty_and_default_secrets(
    name: str, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EPUPNS_MODE", "production")
    monkeypatch.setenv(name, value)
    with pytest.raises(SetupError, match=f"{name} is empty or a default"):
        read_settings(tmp_path)


MAIL = {"EPUPNS_SMTP_HOST": "mail.example", "EPUPNS_MAIL_FROM": "a@b.example", "EPUPNS_ADDRESS": "https://b.example"}


@pytest.mark.parametrize("missing", MAIL)
def test_production_needs_a_mail_server(missing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"EPUPNS_MODE": "production", **MAIL, missing: ""}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SetupError, match=f"{missing} is not set; a production system sends links by mail"):
        read_settings(tmp_path)


def test_production_accepts_secrets_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"EPUPNS_MODE": "production", "GATEWAY_SECRET_KEY": "Zk3t0wq8Y1n5", **MAIL}.items():
        monkeypatch.setenv(name, value)
    assert read_settings(tmp_path)["GATEWAY_SECRET_KEY"] == "Zk3t0wq8Y1n5"
