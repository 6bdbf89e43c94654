"""Setting Manajemen: the calendar, reopened windows, access hours, announcements and limits (super admin)."""
from gateway.admin.settings import change, page, start

__all__ = ["change", "page", "start"]
