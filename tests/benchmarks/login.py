"""``./epupns bench login``: many log in at once, and some while wrong passwords come in.

First ``--rate`` log-ins a second (20) for ``--seconds`` (30): half are officials, who show a code, each from an address
that was never seen; a log-in is timed from the moment at which it was due until its session has begun.
Then ``--wrong`` wrong passwords a second (100) for ``--attack`` seconds (20), from one address, at the accounts of one
official and one civil servant, who log in meanwhile, each second, from addresses that were never seen.  ``--json``.
"""
from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread

from services.identity.authenticator import PERIOD, code_at
from services.identity.seeding.password import PASSWORD
from tests.benchmarks._login.browser import Browser
from tests.benchmarks._login.pace import at_rate
from tests.benchmarks._login.people import Person, people
from tests.benchmarks._report import machine, option, quantiles, tell

TYPING = 1.0  # seconds between the page and what is typed into it
ATTACKER = "127.66.6.6"
AT_ONCE = 64  # connections of the attacker, who waits for an answer on each
SEE_OTHER = 303


@dataclass(frozen=True)
class LogIn:
    """One that was tried: whether a session began, what was answered, how long it took, and its password step."""

    done: bool
    answer: int
    took: float
    first_step: float


def main() -> None:
    """The command."""
    rate, seconds = option("rate", 20), option("seconds", 30)
    wrong, attack = option("wrong", 100), option("attack", 20)
    with people(rate * seconds // 2 + 1, rate * seconds // 2 + 1) as (officials, citizens):
        crowd = at_rate(lambda n, at: _of_crowd(n, at, officials, citizens), rate, seconds, threads=rate * 6)
        load = machine()
        report = {"log-ins a second": rate, **_told(crowd), "by kind": _by_kind(crowd), "machine": load}
    with people(1, 1) as ([official], [citizen]):
        report |= {"while wrong passwords come": _under_attack(official, citizen, wrong, attack)}
    tell(report)


def _of_crowd(number: int, at: float, officials: list[Person], citizens: list[Person]) -> LogIn:
    person = (officials if number % 2 else citizens)[number // 2]
    return log_in(person, f"127.10.{number // 250}.{number % 250 + 1}", at + TYPING)


def log_in(person: Person, seen_from: str, at: float, *, to_the_end: bool = True) -> LogIn:
    """All steps, the password being sent at its moment; without ``to_the_end`` the first step is enough."""
    browser = Browser(seen_from)
    browser.open("/admin/masuk" if person.is_official else "/masuk")
    time.sleep(max(0.0, at - time.monotonic()))
    answer = browser.password(person, PASSWORD)
    first_step = time.monotonic() - at
    if person.is_official and to_the_end and answer == SEE_OTHER:
        browser.open("/admin/masuk/kode")
        answer = browser.send("/admin/masuk/kode", kode=code_at(person.secret, int(time.time()) // PERIOD))
    took = time.monotonic() - at
    browser.close()
    return LogIn(browser.is_in if to_the_end else answer == SEE_OTHER, answer, took, first_step)


def _under_attack(official: Person, citizen: Person, wrong: int, seconds: int) -> dict[str, object]:
    """The rightful ones try each second; the official's code step comes once, because codes are used once."""
    answers: list[tuple[int, bool]] = []
    free: SimpleQueue[Browser] = SimpleQueue()
    for _ in range(AT_ONCE):
        free.put(Browser(ATTACKER))

    def guess(number: int, _at: float) -> tuple[int, bool]:
        browser = free.get()
        if number < AT_ONCE:
            browser.open("/masuk")
        answer = browser.password(official if number % 2 else citizen, f"salah sekali {number}")
        free.put(browser)
        return answer, browser.is_in or answer == SEE_OTHER

    attack = Thread(target=lambda: answers.extend(at_rate(guess, wrong, seconds, threads=AT_ONCE)))
    attack.start()
    rightful = at_rate(lambda n, at: _rightful(n, at, official, citizen), 2, seconds - 2, threads=16)
    attack.join()
    return {
        "wrong passwords sent": len(answers),
        "answers to them": dict(Counter(answer for answer, _ in answers)),
        "of them right": sum(inside for _, inside in answers),
        "rightful log-ins": _told(rightful),
        "machine": machine(),
    }


def _rightful(number: int, at: float, official: Person, citizen: Person) -> LogIn:
    person = official if number % 2 else citizen
    return log_in(person, f"127.20.0.{number + 1}", at + TYPING, to_the_end=number <= 1 or not person.is_official)


def _told(tried: list[LogIn]) -> dict[str, object]:
    refused = [one for one in tried if not one.done]
    return {
        "tried": len(tried),
        "refused": len(refused),
        "answers to the refused": dict(Counter(one.answer for one in refused)),
        "whole log-in": _quantiles([one.took for one in tried if one.done]),
    }


def _by_kind(crowd: list[LogIn]) -> dict[str, object]:
    citizens, officials = crowd[::2], crowd[1::2]
    return {
        "civil servants": _quantiles([one.took for one in citizens]),
        "officials, code included": _quantiles([one.took for one in officials]),
        "officials' password alone": _quantiles([one.first_step for one in officials]),
    }


def _quantiles(seconds: list[float]) -> dict[str, float]:
    ordered = sorted(seconds) or [0.0]
    return {**quantiles(ordered), "p99_ms": round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))] * 1000, 1)}


if __name__ == "__main__":
    main()
