"""The other government systems that get events: each has a queue, and an account of the queue's name that reads it."""

from services.contracts.verification.public import subscriber_queue

SUBSCRIBERS = ("demo",)
ACCOUNTS = tuple(subscriber_queue(name) for name in SUBSCRIBERS)
