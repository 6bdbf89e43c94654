"""``python -m services.chassis.audit.verify``: is this service's audit what was sealed?  Names the first broken row."""
from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from services.chassis import environment
from services.chassis.audit.finding import Finding, Wrong
from services.chassis.audit.head_file import heads_folder, read_heads
from services.chassis.audit.mark import own_key
from services.chassis.audit.tables import seals
from services.chassis.audit.verifying import examine
from services.chassis.database import assert_reachable, create_engine

HEADS_FOLLOW = timedelta(seconds=30)  # a head is written within seconds of the last seal


@dataclass(frozen=True)
class Report:
    """``findings`` in the order of the chain."""

    sealed: int
    heads: int
    findings: list[Finding]


def verify(service: str, engine: sa.Engine, folder: Path, public: Ed25519PublicKey, key: bytes) -> Report:
    """The chain in the database of ``engine`` beside the heads in ``folder``."""
    heads, findings = read_heads(folder / f"{service}.heads", service, public)
    with engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
        examination = examine(connection, heads, key)
        settled = datetime.now(UTC) - HEADS_FOLLOW
        last = connection.scalar(sa.select(sa.func.max(seals.c.number)).where(seals.c.at < settled)) or 0
    known = max((head.number for head in heads), default=0)
    if known < last:
        says = f"heads end at seal {known}, and the chain has gone on to seal {last}: lines of {service}.heads are gone"
        findings.append(Finding(known + 1, Wrong.HEADS_CUT, says))
    found = sorted(examination.findings + findings, key=lambda finding: finding.place)
    return Report(examination.number, len(heads), found)


def command(title: str, verified: Callable[[str, sa.Engine, Path, Ed25519PublicKey, bytes], Report]) -> int:
    """The command: prints what ``verified`` finds with the environment's keys; 1 when something is wrong."""
    service, engine, began = environment.required("SERVICE_NAME"), create_engine(pool_size=2), time.monotonic()
    assert_reachable(engine)
    public = Ed25519PublicKey.from_public_bytes(environment.keys("ASSERTION_PUBLIC_KEYS")[service])
    report = verified(service, engine, heads_folder(), public, own_key())
    engine.dispose()
    print(f"{title.format(service)}: {_sentence(report, time.monotonic() - began)}")  # noqa: T201 - a command's answer
    return 1 if report.findings else 0


def _sentence(report: Report, took: float) -> str:
    counted = f"{report.sealed} entries and {report.heads} heads in {took:.1f} s ({report.sealed / took:,.0f} a second)"
    if not report.findings:
        return f"whole, {counted}"
    more = len(report.findings) - 1
    return f"{report.findings[0].says}{f'; {more} more findings' if more else ''}; {counted}"


if __name__ == "__main__":
    try:
        sys.exit(command("{}", verify))
    except environment.ConfigurationError as error:
        sys.exit(f"audit: {error}")
