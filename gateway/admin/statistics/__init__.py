"""Statistik: how far the campaign is and who works for the state, for executives and admins."""
from gateway.admin.statistics import downloads, page, workforce
from gateway.admin.statistics.paper import page as paper

__all__ = ["downloads", "page", "paper", "workforce"]
