"""Turun Status: a sent form is turned back to its civil servant (manual I.E.13)."""
from gateway.admin.turning_back import page

__all__ = ["page"]
