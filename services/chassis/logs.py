"""Structured logs as JSON lines, without personal data: names of things, ids and counts, never values."""
from __future__ import annotations

import logging
import os
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog

DEPTH = 12  # frames and causes of an exception that are logged


def configure(process: str) -> None:
    """One JSON object a line on standard output; libraries' own loggers from WARNING on."""
    level = logging.getLevelName(os.environ.get("LOG_LEVEL", "INFO").upper())

    def name_process(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        return {"process": process, **event}

    when = structlog.processors.TimeStamper(fmt="iso", utc=True)
    shared: list[Any] = [name_process, structlog.processors.add_log_level, when, where_it_failed]
    structlog.configure(
        processors=[*shared, structlog.processors.JSONRenderer()],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stdout),
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[*shared, only_the_template], processor=structlog.processors.JSONRenderer()
    )
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(formatter)
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("nameko.containers").addFilter(not_said_before)


def not_said_before(record: logging.LogRecord) -> bool:
    """nameko reports every worker that failed; our own entrypoints have said it already, timers have not."""
    worker = record.args[0] if isinstance(record.args, tuple) and record.args else None
    return not getattr(getattr(worker, "entrypoint", None), "logs_itself", False)


def where_it_failed(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """An exception as its kinds and places; its message may quote a person's data and stays out."""
    given = event.pop("exc_info", None)
    error = sys.exc_info()[1] if given is True else given[1] if isinstance(given, tuple) else given
    if isinstance(error, BaseException):
        event["exception"] = _kinds(error)
        event["at"] = [f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(error.__traceback__)][-DEPTH:]
    return event


def only_the_template(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A library's record without its arguments: nameko puts those of a failed worker into its message."""
    record = event.get("_record")
    if isinstance(record, logging.LogRecord) and record.name.startswith("nameko"):
        event["event"] = str(record.msg)
    return event


def _kinds(error: BaseException) -> list[str]:
    kinds: list[str] = []
    current: BaseException | None = error
    while current is not None and len(kinds) < DEPTH:
        kinds.append(type(current).__name__)
        current = current.__cause__ or current.__context__
    return kinds
