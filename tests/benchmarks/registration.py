"""``./epupns bench registration``: so many people register each second, on a running system.

``--rate`` (10) a second for ``--seconds`` (60), each from an address of its own: NIP and name, what the state holds,
contact and password, the nomor register.  A person is timed from the moment at which the first step was due; the time
in which people read and type is left out.  What all processes together used of the cores, the load generator left
out, says how many cores the national peak of 25 a second takes.  ``--json``.
"""
from __future__ import annotations

import os
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks._citizens import Citizen, unregistered
from tests.benchmarks._installation import PASSWORD, database
from tests.benchmarks._login.browser import Browser
from tests.benchmarks._login.pace import at_rate
from tests.benchmarks._report import machine, option, quantiles, tell

PEAK = 25  # registrations a second, spec: five times the average of the first 59 days
SEE_OTHER, FINE = 303, 200


@dataclass(frozen=True)
class Registered:
    """One who tried: the last answer, and the seconds of each step and of all."""

    answer: int
    look_up: float
    register: float
    whole: float


def main() -> None:
    """The command."""
    rate, seconds = option("rate", 10), option("seconds", 60)
    citizens = unregistered(rate * seconds)
    before, began = used(), time.monotonic()
    tried = at_rate(lambda n, at: register(n, at, citizens[n]), rate, seconds, threads=rate * 6)
    cores = (used() - before) / (time.monotonic() - began)
    done = [one for one in tried if one.answer == SEE_OTHER]
    tell({
        "registrations a second": rate,
        "people the state knows": _people(),
        "tried": len(tried),
        "answers": dict(Counter(one.answer for one in tried)),
        "whole registration": quantiles([one.whole for one in done] or [0.0]),
        "look-up": quantiles([one.look_up for one in done] or [0.0]),
        "register": quantiles([one.register for one in done] or [0.0]),
        "cores used": round(cores, 2),
        f"cores for {PEAK} a second": round(cores / rate * PEAK, 1),
        "machine": machine(),
    })  # fmt: skip


def register(number: int, at: float, citizen: Citizen) -> Registered:
    """All pages that a person sees."""
    browser = Browser(f"127.30.{number // 250}.{number % 250 + 1}")
    browser.open("/daftar")
    opened = time.monotonic()
    answer = browser.send("/daftar", nip=citizen.nip, nama=citizen.name)
    found = time.monotonic()
    if answer == FINE:
        answer = browser.send(
            "/daftar", langkah="2", nip=citizen.nip, nama=citizen.name, email=f"pns{number}@contoh.go.id",
            telepon="081234567890", sandi=PASSWORD, sandi_lagi=PASSWORD, pemberitahuan="1",
        )  # fmt: skip
    ended = time.monotonic()
    browser.close()
    return Registered(answer, found - opened, ended - found, ended - at)


def used() -> float:
    """Seconds of the cores until now, all processes of the machine but this one."""
    fields = [int(ticks) for ticks in Path("/proc/stat").read_text().splitlines()[0].split()[1:]]
    user, nice, system, _idle, _waiting, irq, softirq, *_ = fields
    own = os.times()
    return (user + nice + system + irq + softirq) / os.sysconf("SC_CLK_TCK") - own.user - own.system


def _people() -> int:
    with database("registration") as connection:
        [(number,)] = connection.execute("SELECT count(*) FROM people").fetchall()
    return int(number)


if __name__ == "__main__":
    main()
