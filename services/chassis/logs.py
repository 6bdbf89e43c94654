"""Structured logs as JSON lines, without personal data: names of things, ids and counts, never values."""
from __future__ import annotations

import logging
import os
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog


def configure(process: str) -> None:
    """One JSON object a line on standard output; libraries' own loggers from WARNING on."""
    level = logging.getLevelName(os.environ.get("LOG_LEVEL", "INFO").upper())

    def name_process(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        return {"process": process, **event}

    when = structlog.processors.TimeStamper(fmt="iso", utc=True)
    shared: list[Any] = [name_process, structlog.processors.add_log_level, when]
    structlog.configure(
        processors=[
            *shared,
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stdout),
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared, processor=structlog.processors.JSONRenderer()
    )
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(formatter)
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    # nameko logs a failed worker with its arguments, which may be a person's data; ours says what failed
    logging.getLogger("nameko.containers").setLevel(logging.CRITICAL)
