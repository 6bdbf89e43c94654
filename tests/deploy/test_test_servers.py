"""The servers that tests run against are real, and a fresh database is fresh."""

import psycopg

from deploy.local.servers.given import check_broker, check_database


def test_the_broker_lets_us_in(amqp_url: str) -> None:
    check_broker(amqp_url)


def test_the_database_lets_us_make_databases(postgres_admin_url: str) -> None:
    check_database(postgres_admin_url)
    with psycopg.connect(postgres_admin_url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
