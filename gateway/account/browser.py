"""A browser's name for its person: what the list of sessions says, made from what the browser says of itself."""
from __future__ import annotations

from flask import request

BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
SYSTEMS = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"), ("Linux", "Linux"),
)  # fmt: skip


def name() -> str:
    """``Chrome, Windows``; what is not known is left out."""
    said = request.user_agent.string
    found = [next((label for sign, label in table if sign in said), "") for table in (BROWSERS, SYSTEMS)]
    return ", ".join(part for part in found if part)
