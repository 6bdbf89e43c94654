"""Whatever state a connection is in, letting it go is short and final."""

from __future__ import annotations

import warnings

from services.chassis.broker import let_go, open_connection, say_goodbye
from tests.services.chassis.black_hole import proxy_for


def test_letting_go_twice_opens_no_other_connection(amqp_url: str) -> None:
    """py-amqp warns when a closed connection is touched, and opens it again: as an error it would hide that."""
    with proxy_for(amqp_url) as (proxy, url), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        first = open_connection(url)
        say_goodbye(first)
        let_go(first)
        second = open_connection(url)  # counted after all that went before
        assert proxy.connections == 2
        say_goodbye(second)
