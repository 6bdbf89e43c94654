"""Pelanggan: the other government systems that hear of verified changes; the super admin's page."""
from gateway.admin.subscribers import changing, page

__all__ = ["changing", "page"]
