"""Permintaan Nilai: requests for values that are missing from the lists, decided together."""
from gateway.admin.value_requests import deciding, page

__all__ = ["deciding", "page"]
