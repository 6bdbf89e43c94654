"""Daftar perubahan: what was sent, to read, to print and as PDF."""

from gateway.portal.changes import page

__all__ = ["page"]
