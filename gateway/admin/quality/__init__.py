"""Mutu Verifikasi: how an office verifies, for its own supervisor."""
from gateway.admin.quality import page

__all__ = ["page"]
