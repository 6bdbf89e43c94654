"""Manajemen Pengguna: officials' accounts found, opened, given and changed (manual III.A)."""
from gateway.admin.users import account, acts, adding, editing, example, importing, listing, password, profiles

__all__ = ["account", "acts", "adding", "editing", "example", "importing", "listing", "password", "profiles"]
