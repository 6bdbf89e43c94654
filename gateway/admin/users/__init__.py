"""Manajemen Pengguna: officials' accounts found, opened, given and changed (manual III.A)."""
from gateway.admin.users import account, listing

__all__ = ["account", "listing"]
