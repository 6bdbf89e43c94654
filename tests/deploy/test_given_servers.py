"""A wrong address or password in the environment is one sentence that says what is wrong, without the password."""

import re

import pytest

from deploy.local.errors import SetupError
from deploy.local.ports import next_free
from deploy.local.servers.given import check_broker, check_database


def wrong_password(url: str) -> str:
    return re.sub(r":[^:@/]+@", ":not-the-password@", url)


def refusal(check: object, url: str) -> str:
    with pytest.raises(SetupError) as caught:
        check(url)  # type: ignore[operator]
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert "not-the-password" not in sentence
    return sentence


def test_a_wrong_password_of_the_broker(amqp_url: str) -> None:
    assert "wrong name or password in AMQP_URL" in refusal(check_broker, wrong_password(amqp_url))


def test_a_virtual_host_that_is_not_there(amqp_url: str) -> None:
    assert "no virtual host" in refusal(check_broker, amqp_url.rstrip("/") + "/nowhere")


def test_a_wrong_password_of_the_database(postgres_admin_url: str) -> None:
    assert "password authentication failed" in refusal(check_database, wrong_password(postgres_admin_url))


def test_nobody_listens_there() -> None:
    port = next_free(29900, set())
    assert f"No broker answers at 127.0.0.1:{port}" in refusal(check_broker, f"amqp://u:p@127.0.0.1:{port}/")
    assert f"127.0.0.1:{port} does not let us in" in refusal(check_database, f"postgresql://u:p@127.0.0.1:{port}/postgres")


@pytest.mark.parametrize("url", ["", "localhost:5672", "http://broker/"])
def test_it_is_no_address_at_all(url: str) -> None:
    assert "must look like amqp://" in refusal(check_broker, url)
    assert "must look like postgresql://" in refusal(check_database, url)
