"""Operasi: queues, workers, outboxes and parking lots, for who keeps the machines; nothing of any person."""
from gateway.admin.operations import page, words

__all__ = ["page", "words"]
