"""Each service has a role that may enter its own database and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import psycopg
import pytest

from deploy.local.processes import SERVICES_WITH_DATABASE
from deploy.local.servers.roles import close_to_services, make_roles_and_databases, role_name, service_url
from tests.servers import database

PREFIX, PASSWORD = "house", "a'b c"  # a password that has to be quoted


@pytest.fixture(scope="module")
def admin_url() -> Iterator[str]:
    """A server of ours, made ready twice, as every start does."""
    with database() as url:
        for _ in range(2):
            make_roles_and_databases(url, PREFIX, lambda _: PASSWORD)
            close_to_services(url)
        yield url


def enter(admin_url: str, service: str, name: str) -> None:
    """Log in as the service to this database."""
    own = urlsplit(service_url(admin_url, role_name(PREFIX, service), PASSWORD).replace("+psycopg", ""))
    psycopg.connect(own._replace(path=f"/{name}").geturl()).close()


@pytest.mark.parametrize("service", SERVICES_WITH_DATABASE)
def test_a_role_enters_its_own_database_and_no_other(admin_url: str, service: str) -> None:
    enter(admin_url, service, role_name(PREFIX, service))
    others = [role_name(PREFIX, other) for other in SERVICES_WITH_DATABASE if other != service]
    for name in (*others, "postgres", "template1"):
        with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
            enter(admin_url, service, name)


def test_no_role_has_any_right_over_the_server_or_over_another_role(admin_url: str) -> None:
    rights = "rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls"
    with psycopg.connect(admin_url) as connection:
        held = connection.execute(f"SELECT {rights} FROM pg_roles WHERE rolname LIKE %s", [f"{PREFIX}\\_%"]).fetchall()
        member = "SELECT count(*) FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member WHERE r.rolname LIKE %s"
        [(memberships,)] = connection.execute(member, [f"{PREFIX}\\_%"]).fetchall()
    assert len(held) == len(SERVICES_WITH_DATABASE)
    assert set(held) == {(False,) * 5}
    assert memberships == 0


def test_who_has_no_account_does_not_enter(admin_url: str) -> None:
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(service_url(admin_url, role_name(PREFIX, "helpdesk"), "guess").replace("+psycopg", ""))
