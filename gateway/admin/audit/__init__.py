"""Audit: what all services have told of who did and saw what, searched and opened (super admin)."""
from gateway.admin.audit import entry, page

__all__ = ["entry", "page"]
