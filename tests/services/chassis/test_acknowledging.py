"""One frame may acknowledge many messages, and never one that still runs."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Any

from services.chassis.acknowledging import in_few_frames


@dataclass(frozen=True, eq=False)
class Message:
    """A delivered message."""

    delivery_tag: int
    channel: str = "work"


def messages(*tags: int, channel: str = "work") -> list[Message]:
    return [Message(tag, channel) for tag in tags]


def frames(batch: list[Message], unsettled: list[Message]) -> list[tuple[int, bool]]:
    found: Any = in_few_frames(batch, unsettled)
    return [(message.delivery_tag, multiple) for message, multiple in found]


def acknowledged(batch: list[Message], unsettled: list[Message]) -> set[Message]:
    """What a broker that had delivered all of them takes as settled."""
    settled: set[Message] = set()
    found: Any = in_few_frames(batch, unsettled)
    for message, multiple in found:
        same = {m for m in (*batch, *unsettled) if m.channel == message.channel}
        settled |= {m for m in same if m.delivery_tag <= message.delivery_tag} if multiple else {message}
    return settled


def test_a_batch_with_nothing_in_front_of_it_takes_one_frame() -> None:
    assert frames(messages(1, 2, 3), messages(4, 5)) == [(3, True)]


def test_the_order_of_a_batch_does_not_matter() -> None:
    assert frames(messages(3, 1, 2), []) == [(3, True)]


def test_a_message_alone_takes_nobody_with_it() -> None:
    assert frames(messages(7), []) == [(7, False)]


def test_no_message_takes_no_frame() -> None:
    assert frames([], messages(1)) == []


def test_what_lies_behind_a_message_that_still_runs_is_acknowledged_one_by_one() -> None:
    assert frames(messages(1, 2, 4, 5), messages(3)) == [(2, True), (4, False), (5, False)]


def test_another_channel_counts_its_own_deliveries() -> None:
    assert frames(messages(5, 6), messages(1, channel="dead letters")) == [(6, True)]
    mixed = [*messages(2, 3), *messages(2, 3, channel="other")]
    assert acknowledged(mixed, messages(1)) == set(mixed)


def test_exactly_the_batch_is_acknowledged_whatever_runs_between() -> None:
    """b: of the batch, u: unsettled, -: settled before; every row of six."""
    elsewhere = messages(1, 2, 3, channel="dead letters")
    for row in map("".join, itertools.product("bu-", repeat=6)):
        batch, unsettled = (messages(*(tag for tag, one in enumerate(row, 1) if one == kind)) for kind in "bu")
        assert acknowledged(batch, [*unsettled, *elsewhere]) == set(batch), row
