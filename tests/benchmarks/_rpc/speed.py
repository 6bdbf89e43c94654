"""Calls a second and how long each took, our client and nameko's proxy in turns against the same service."""

from __future__ import annotations

import statistics
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from tests.benchmarks._rpc.called import Called
from tests.benchmarks._rpc.caller import THREADS, Outcome, Task
from tests.benchmarks._rpc.field import Field
from tests.benchmarks._rpc.ways import NAMEKO, OURS


@dataclass(frozen=True)
class Discipline:
    """What is called, from how many threads, and how often by each."""

    words: str
    method: str
    threads: int
    each: int


def speed(where: Field, each: int, rounds: int) -> dict[str, Any]:
    """Medians of the rounds and their ratios, for each discipline; then what the processes weigh."""
    disciplines = (
        Discipline(f"{THREADS} threads, reads without database", "who", THREADS, each),
        Discipline(f"{THREADS} threads, writes in one transaction", "say", THREADS, each // 3),
        Discipline("one thread alone, reads without database", "who", 1, each * 10),
    )
    with ExitStack() as stack:
        callers = {way: stack.enter_context(where.caller(way)) for way in (OURS, NAMEKO)}
        starts = {way: caller.do(Task("who", list(range(THREADS)))).took for way, caller in callers.items()}
        told: dict[str, Any] = {one.words: _told(_rounds(where, callers, one, rounds)) for one in disciplines}
        told["first calls of all threads (s)"] = {way: f"{took:.2f}" for way, took in starts.items()}
        told["a calling process"] = {way: _weighed(caller) for way, caller in callers.items()}
    return told


def _rounds(
    where: Field, callers: dict[str, Called], one: Discipline, rounds: int
) -> dict[str, list[Outcome]]:
    outcomes: dict[str, list[Outcome]] = {way: [] for way in callers}
    for number in range(rounds):
        for way in sorted(callers, reverse=bool(number % 2)):
            numbers = where.new_numbers(one.threads * one.each)
            outcome = callers[way].do(Task(one.method, numbers, key="race-", threads=one.threads))
            _check(where, outcome, numbers, written=one.method == "say")
            sys.stderr.write(f"{one.words}, {way}: {len(numbers) / outcome.took:.0f}/s\n")
            outcomes[way].append(outcome)
    return outcomes


def _check(where: Field, outcome: Outcome, numbers: list[int], *, written: bool) -> None:
    assert outcome.ended == {"answered": len(numbers)}, f"{len(numbers)} calls: {outcome.ended}, open {outcome.open}"
    assert where.effects(numbers) == [1 if written else 0] * len(numbers), "not every write was done once"


def _told(outcomes: dict[str, list[Outcome]]) -> dict[str, str]:
    figures = {way: [_figures(outcome) for outcome in many] for way, many in outcomes.items()}
    medians = {way: [statistics.median(column) for column in zip(*many, strict=True)] for way, many in figures.items()}
    words = "{:.0f}/s   p50 {:.1f} ms   p95 {:.1f}   p99 {:.1f}   longest {:.1f}   client CPU {:.2f} ms a call"
    ratios = [ours / theirs for ours, theirs in zip(medians[OURS], medians[NAMEKO], strict=True)]
    ratio = "calls {:.2f}   p50 {:.2f}   p95 {:.2f}   p99 {:.2f}   longest {:.2f}   client CPU {:.2f}"
    return {**{way: words.format(*row) for way, row in medians.items()}, "ours / nameko's": ratio.format(*ratios)}


def _figures(outcome: Outcome) -> list[float]:
    ordered, calls = sorted(outcome.seconds), len(outcome.seconds)
    at = [ordered[min(calls - 1, int(calls * share))] * 1000 for share in (0.5, 0.95, 0.99)]
    return [calls / outcome.took, *at, ordered[-1] * 1000, outcome.cpu / calls * 1000]


def _weighed(caller: Called) -> str:
    before, after = caller.weighed_at_start, caller.weight()
    return f"{before:.0f} MiB at its start, {after:.0f} MiB at the end, {caller.connections()} connections"
