"""Declares what the system needs on a broker, and tells how a broker differs from it."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from amqp.exceptions import NotFound, PreconditionFailed
from kombu import Exchange, Queue

from deploy.topology.declared import exchanges, queues
from services.chassis.broker import connected
from services.contracts.verification.public import EXCHANGE as PUBLIC

MEND = "run ./epupns topology --rebuild."
REPLACEMENTS = 5  # tries
Declared: TypeAlias = Exchange | Queue


class DeclaredOtherwise(Exception):
    """Something exists with other arguments and is in use, so it may not be declared anew just so."""


def declare(url: str) -> int:
    """Declare everything; how many queues there are.  Raises ``DeclaredOtherwise``; safe to run again."""
    return _declare(url, _replace_if_unused)


def declare_anew(url: str) -> int:
    """The same, but what is declared otherwise is replaced, with the messages in it: they must be sent again."""
    return _declare(url, _replace)


def is_new(url: str) -> bool:
    """True when the broker has none of the queues that only this command declares: services make their own."""
    own = {queue.name for queue in queues() if queue.exchange.name == PUBLIC}
    with connected(url) as connection:
        return not any(_exists(connection, name) for name in own)


def _declare(url: str, replace: Callable[[Any, Declared, PreconditionFailed], None]) -> int:
    with connected(url) as connection:
        for thing in [*exchanges(), *queues()]:
            try:
                thing(connection.channel()).declare()
            except PreconditionFailed as error:
                replace(connection, thing, error)
    return len(queues())


def _replace_if_unused(connection: Any, thing: Declared, error: PreconditionFailed) -> None:
    """Only a queue that is empty and that nobody takes from: there is nothing to lose."""
    if not isinstance(thing, Queue):
        raise DeclaredOtherwise(_otherwise(thing, error)) from error
    now = connection.channel().queue_declare(thing.name, passive=True)
    if now.message_count or now.consumer_count:
        raise DeclaredOtherwise(_otherwise(thing, error)) from error
    _replace(connection, thing, error)


def _replace(connection: Any, thing: Declared, _error: PreconditionFailed) -> None:
    """A process of the older version may be quicker and make its own again: then once more."""
    for _ in range(REPLACEMENTS):
        channel = connection.channel()
        thing(channel).delete()
        try:
            thing(channel).declare()
        except PreconditionFailed as error:
            last = error
        else:
            return
    raise DeclaredOtherwise(f"{_otherwise(thing, last)}; a process of another version still runs") from last


def _exists(connection: Any, queue: str) -> bool:
    try:
        connection.channel().queue_declare(queue, passive=True)
    except NotFound:
        return False
    return True


def problems(url: str) -> list[str]:
    """What is missing or declared otherwise, a sentence each."""
    with connected(url) as connection:
        return [words for thing in [*exchanges(), *queues()] if (words := _problem(connection, thing))]


def _problem(connection: Any, thing: Declared) -> str:
    channel = connection.channel()
    try:
        if isinstance(thing, Queue):
            thing(channel).queue_declare(passive=True)
            thing(channel).queue_declare()
        else:
            thing(channel).declare(passive=True)
            thing(channel).declare()
    except NotFound:
        return f"{_name(thing)} is missing; {MEND}"
    except PreconditionFailed as error:
        return _otherwise(thing, error)
    channel.close()
    return ""


def _otherwise(thing: Declared, error: PreconditionFailed) -> str:
    return f"{_name(thing)} is declared otherwise ({error.reply_text}); {MEND}"


def _name(thing: Declared) -> str:
    return f"{type(thing).__name__} {thing.name}"
