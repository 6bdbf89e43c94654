"""Bantuan: what can be reported, the report with its number, and where it stands."""

from gateway.portal.reports import listing, reporting, ticket

__all__ = ["listing", "reporting", "ticket"]
