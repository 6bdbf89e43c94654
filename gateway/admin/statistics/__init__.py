"""Statistik: how far the campaign is, for executives and admins."""
from gateway.admin.statistics import page

__all__ = ["page"]
