"""What every template knows: the key of its forms, who is logged in, where it is, and the admin's menu."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from flask import Flask, g, request

from services.contracts.event import new_id


@dataclass(frozen=True)
class MenuItem:
    """One line of the admin's left menu; ``count`` None shows none, ``late`` marks it amber."""

    label: str
    icon: str
    href: str
    count: int | None = None
    late: bool = False
    current: bool = False


@dataclass(frozen=True)
class MenuGroup:
    """A heading of the left menu with its lines."""

    label: str
    items: list[MenuItem] = field(default_factory=list)


def furnish(app: Flask) -> None:
    """Give these names to every template."""
    app.context_processor(_names)
    app.jinja_env.globals["new_key"] = new_id


def _names() -> dict[str, Any]:
    return {
        "who": g.get("who"),
        "here": request.full_path.rstrip("?") if request.method == "GET" else request.path,
        "in_admin": request.path.startswith("/admin"),
    }
