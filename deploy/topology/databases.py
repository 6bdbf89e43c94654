"""The services' databases, opened together: what one service waits for, another one knows."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from services.chassis.database import assert_reachable, create_engine, open_work
from services.chassis.work import Work

Databases = Mapping[str, Work]


@contextmanager
def opened(addresses: Mapping[str, str]) -> Iterator[Databases]:
    """Service -> its units of work, for the time of a block.  Raises ``ConfigurationError`` when one is away."""
    engines = {service: create_engine(url, pool_size=1) for service, url in addresses.items()}
    try:
        for engine in engines.values():
            assert_reachable(engine)
        yield {service: open_work(engine) for service, engine in engines.items()}
    finally:
        for engine in engines.values():
            engine.dispose()
