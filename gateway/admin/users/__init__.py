"""Manajemen Pengguna: officials' accounts found, opened, given and changed (manual III.A)."""
from gateway.admin.users import account, acts, editing, listing, password

__all__ = ["account", "acts", "editing", "listing", "password"]
