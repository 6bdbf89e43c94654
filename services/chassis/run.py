"""``python -m services.chassis.run MODULE``: runs the nameko service of a module until SIGTERM, then drains."""
import os

os.environ.setdefault("PSYCOPG_WAIT_FUNC", "wait_select")
import eventlet
import eventlet.debug

eventlet.monkey_patch()
eventlet.debug.hub_exceptions(state=False)  # its tracebacks quote what errors say; who waits for a greenlet hears of it

import gc  # noqa: E402
import importlib  # noqa: E402
import inspect  # noqa: E402
import signal  # noqa: E402
import sys  # noqa: E402
from types import ModuleType  # noqa: E402
from typing import Any  # noqa: E402

import psycopg.waiting  # noqa: E402
import structlog  # noqa: E402
from nameko.containers import ServiceContainer  # noqa: E402

from services.chassis import faults, health, logs  # noqa: E402
from services.chassis.environment import ConfigurationError, required  # noqa: E402

YOUNG = 20_000  # objects made before the collector looks: a request makes thousands and leaves hardly a cycle
MAX_WORKERS = 1000  # never the limit: what is taken at once is bounded by each entrypoint's prefetch


def service_of(module: ModuleType) -> Any:
    """The one class of the module that has a service name."""
    classes = [c for _, c in inspect.getmembers(module, inspect.isclass) if c.__module__ == module.__name__]
    return next(c for c in classes if hasattr(c, "name"))


def main(module_name: str) -> None:
    """Start, serve, drain.  The psycopg wait function must be the cooperative one, or everything stalls."""
    service = service_of(importlib.import_module(module_name))
    logs.configure(os.environ.get("SERVICE_NAME", service.name))
    log = structlog.get_logger()
    if psycopg.waiting.wait is not psycopg.waiting.wait_select:
        raise ConfigurationError("PSYCOPG_WAIT_FUNC must be wait_select in a nameko process.")
    faults.arm(os.environ.get("EPUPNS_MODE", "demo"))
    container = ServiceContainer(service, {"AMQP_URI": required("AMQP_URL"), "max_workers": MAX_WORKERS})
    stop_on_sigterm(container)
    health.serve(container)
    container.start()
    gc.freeze()  # what the start has made stays
    gc.set_threshold(YOUNG)
    log.info("started")
    try:
        container.wait()
    except ConfigurationError:
        raise
    except Exception as error:
        log.critical("died", exc_info=error)
        sys.exit(1)
    log.info("stopped")


def stop_on_sigterm(container: ServiceContainer) -> None:
    """The first SIGTERM drains; Ctrl-C reaches the supervisor, which sends SIGTERM in its order."""
    stopping: list[Any] = []

    def stop(*_: Any) -> None:
        if not stopping:
            stopping.append(eventlet.spawn(container.stop))

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except ConfigurationError as error:
        sys.exit(f"{os.environ.get('SERVICE_NAME', sys.argv[1])}: {error}")
