"""What other government systems ask by HTTP, under ``/api/v1``: JSON, a key of their own, no cookie."""
from gateway.api import events, records
from gateway.api.blueprint import bp

__all__ = ["bp", "events", "records"]
