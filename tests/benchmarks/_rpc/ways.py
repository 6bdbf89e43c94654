"""Two ways to call a service from threads: our client, which all share, and nameko's own proxy, one for each thread."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from typing import Any

from kombu import pools
from nameko.exceptions import RemoteError, RpcTimeout
from nameko.standalone.rpc import ClusterRpcProxy

from gateway.services import Caller
from services.chassis.rpc_client import RpcClient

OURS, NAMEKO = "ours", "nameko's proxy"
PRODUCERS = int(os.environ.get("BENCH_NAMEKO_PRODUCERS", "50"))  # more made it slower, kombu's own 10 as well


class NamekoProxies:
    """``ClusterRpcProxy`` as its documentation wants it: a single-threaded proxy that is started once and kept."""

    def __init__(self, url: str, timeout: float | None) -> None:
        pools.set_limit(PRODUCERS)
        self._config, self._timeout = {"AMQP_URI": url}, timeout
        self._mine = threading.local()

    def call(
        self, service: str, method: str, body: dict[str, Any], *, assertion: str, key: str | None = None
    ) -> Any:
        """As the gateway's client is called; assertion and key travel as nameko's context data."""
        if getattr(self._mine, "proxy", None) is None:
            self._mine.context = {}
            starting = ClusterRpcProxy(self._config, context_data=self._mine.context, timeout=self._timeout)
            self._mine.proxy = starting.start()
        self._mine.context.clear()
        self._mine.context.update({"assertion": assertion} if key is None else {"assertion": assertion, "key": key})
        try:
            return getattr(self._mine.proxy[service], method)(**body)
        except (RemoteError, RpcTimeout):
            raise
        except Exception:
            self._mine.proxy = None  # it says itself that it can no longer be used
            raise


def _ours(url: str, timeout: float | None) -> Caller:
    return RpcClient(url) if timeout is None else RpcClient(url, timeout=timeout)


WAYS: dict[str, Callable[[str, float | None], Caller]] = {OURS: _ours, NAMEKO: NamekoProxies}
