"""Pindah Verifikator Level 1: a person's forms go to another level-1 unit (manual I.E.19)."""
from gateway.admin.moving import page

__all__ = ["page"]
