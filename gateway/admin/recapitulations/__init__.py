"""Rekapitulasi: what an agency hands in, by unit and level, with a QR by which anybody can check it."""
from gateway.admin.recapitulations import page, paper, sheet

__all__ = ["page", "paper", "sheet"]
