"""Belum terdata: expected against received, who is missing and why, reminders, and tidak ikut."""
from gateway.admin.missing import deciding, listing, noting, overview, person, proposals, reminding

__all__ = ["deciding", "listing", "noting", "overview", "person", "proposals", "reminding"]
