"""Verifikasi Data: the inbox and the desk (manual III.G)."""
from gateway.admin.verification import actions, age, desk, inbox, page_images, place, statuses, supervision, unchanged

__all__ = ["actions", "age", "desk", "inbox", "page_images", "place", "statuses", "supervision", "unchanged"]
