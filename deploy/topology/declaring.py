"""Declares what the system needs on a broker, and tells how a broker differs from it."""
from __future__ import annotations

from typing import Any, TypeAlias

from amqp.exceptions import NotFound, PreconditionFailed
from kombu import Exchange, Queue

from deploy.topology.declared import exchanges, queues
from services.chassis.broker import connected

Declared: TypeAlias = Exchange | Queue


class DeclaredOtherwise(Exception):
    """Something exists with other arguments and is in use, so it may not be declared anew just so."""


def declare(url: str) -> int:
    """Declare everything; how many queues there are.  Raises ``DeclaredOtherwise``; safe to run again."""
    with connected(url) as connection:
        for thing in [*exchanges(), *queues()]:
            try:
                thing(connection.channel()).declare()
            except PreconditionFailed as error:
                _declare_anew(connection, thing, error)
    return len(queues())


def _declare_anew(connection: Any, thing: Declared, error: PreconditionFailed) -> None:
    """Only a queue that is empty and that nobody takes from: there is nothing to lose."""
    if not isinstance(thing, Queue):
        raise DeclaredOtherwise(_otherwise(thing, error)) from error
    channel = connection.channel()
    now = channel.queue_declare(thing.name, passive=True)
    if now.message_count or now.consumer_count:
        raise DeclaredOtherwise(_otherwise(thing, error)) from error
    channel.queue_delete(thing.name)
    thing(channel).declare()


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
        return f"{_name(thing)} is missing; run ./epupns topology."
    except PreconditionFailed as error:
        return _otherwise(thing, error)
    channel.close()
    return ""


def _otherwise(thing: Declared, error: PreconditionFailed) -> str:
    return f"{_name(thing)} is declared otherwise and in use: {error}"


def _name(thing: Declared) -> str:
    return f"{type(thing).__name__} {thing.name}"
