"""How long calls take, and what is done twice or too late, when the service, the broker or an answer fails."""

from __future__ import annotations

import sys
from typing import Any

from tests.benchmarks._rpc.caller import THREADS, Outcome, Task
from tests.benchmarks._rpc.field import Field
from tests.benchmarks._rpc.ways import NAMEKO, OURS

TIMEOUT = 3.0  # seconds
SLACK = 0.5  # seconds that 200 threads on a busy machine may need to notice
BOUND = 15.0  # seconds after which the benchmark waits no more
CONTESTANTS: dict[str, tuple[str, float | None]] = {
    f"ours, {TIMEOUT:.0f} s": (OURS, TIMEOUT),
    "nameko's proxy": (NAMEKO, None),
    f"nameko's proxy, {TIMEOUT:.0f} s": (NAMEKO, TIMEOUT),
}


def outages(where: Field) -> dict[str, Any]:
    """Each outage for each contestant; ours must keep its timeout and do nothing twice or too late."""
    told: dict[str, Any] = {}
    for outage in (service_stopped, broker_half_open, answers_lost, service_killed):
        words = (outage.__doc__ or "").split("\n")[0].rstrip(".")
        told[words] = {}
        for name, contestant in CONTESTANTS.items():
            outcome, wrong = outage(where, *contestant)
            told[words][name] = _told(outcome, wrong)
            sys.stderr.write(f"{words}, {name}: {told[words][name]}\n")
            if contestant[0] == OURS:
                assert outcome.longest < TIMEOUT + SLACK, f"{words}: a call of ours took {outcome.longest:.1f} s"
                assert not any(wrong.values()), f"{words}: {wrong}"
    return told


def service_stopped(where: Field, way: str, timeout: float | None) -> tuple[Outcome, dict[str, int]]:
    """The service is stopped, and started when the callers have given up."""
    where.service.stop()
    numbers = where.new_numbers(THREADS)
    with where.caller(way, timeout=timeout) as caller:
        outcome = caller.do(Task("say", numbers, bound=BOUND))
    where.service.start().ready()
    where.drained()
    return outcome, {"done although given up": sum(where.effects(numbers))}


def broker_half_open(where: Field, way: str, timeout: float | None) -> tuple[Outcome, dict[str, int]]:
    """The broker's machine vanishes without a word while connections are open."""
    with where.caller(way, url=where.proxied, timeout=timeout) as caller:
        caller.do(Task("who", where.new_numbers(THREADS)))
        where.proxy.half_open()
        outcome = caller.do(Task("say", where.new_numbers(THREADS), bound=BOUND))
    where.proxy.heal()
    return outcome, {}


def answers_lost(where: Field, way: str, timeout: float | None) -> tuple[Outcome, dict[str, int]]:
    """Requests arrive, answers are lost; whoever has none asks once more."""
    numbers = where.new_numbers(THREADS)
    with where.caller(way, url=where.proxied, timeout=timeout) as caller:
        caller.do(Task("who", where.new_numbers(THREADS)))
        where.proxy.mute()
        outcome = caller.do(Task("say", numbers, key=_key(way, "lost"), bound=BOUND))
    where.proxy.heal()
    return outcome, _asked_again(where, way, outcome, _key(way, "lost"), numbers)


def service_killed(where: Field, way: str, timeout: float | None) -> tuple[Outcome, dict[str, int]]:
    """The service is killed between commit and answer, and started again; whoever has no answer asks once more."""
    numbers = where.new_numbers(THREADS)
    where.service.stop()
    where.service.start(EPUPNS_FAULTS="before-reply:kill:1").ready()
    with where.caller(way, timeout=timeout) as caller:
        caller.begin(Task("say", numbers, key=_key(way, "killed"), bound=BOUND))
        assert where.service.wait() != 0, "the fault did not fire"
        where.service.start(EPUPNS_FAULTS="").ready()
        outcome = caller.outcome()
    return outcome, _asked_again(where, way, outcome, _key(way, "killed"), numbers)


def _key(way: str, outage: str) -> str:
    """The gateway gives every form a key; nameko's proxy knows none."""
    return f"{outage}-" if way == OURS else ""


def _asked_again(where: Field, way: str, first: Outcome, key: str, numbers: list[int]) -> dict[str, int]:
    """As a person does who has seen an error: the same form again."""
    where.drained()
    with where.caller(way, timeout=BOUND) as caller:
        again = caller.do(Task("say", first.unanswered, key=key, bound=2 * BOUND)) if first.unanswered else None
    where.drained()
    assert again is None or not again.unanswered, f"the second try was not answered: {again.ended}"
    effects = where.effects(numbers)
    assert 0 not in effects, "a write was answered and not done"
    return {"writes done twice": sum(number > 1 for number in effects)}


def _told(outcome: Outcome, wrong: dict[str, int]) -> str:
    ended = [f"{number} {how}" for how, number in sorted(outcome.ended.items())]
    ended += [f"{outcome.open} still waiting when the benchmark ended them"] if outcome.open else []
    counted = "".join(f"; {what}: {number}" for what, number in wrong.items())
    return f"longest {outcome.longest:.1f} s ({', '.join(ended)}){counted}"
