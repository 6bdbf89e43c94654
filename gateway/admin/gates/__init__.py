"""Manajemen Verifikasi: an agency's readiness and its two ticks (manual III.C)."""
from gateway.admin.gates import changing, page

__all__ = ["changing", "page"]
