"""Pages for officials, under ``/admin``: one module or package for each menu."""
from gateway.admin import audit, frame, landing, log_in, search, settings, shortcuts, statistics, users, verification
from gateway.admin.blueprint import bp

__all__ = [
    "audit",
    "bp",
    "frame",
    "landing",
    "log_in",
    "search",
    "settings",
    "shortcuts",
    "statistics",
    "users",
    "verification",
]
