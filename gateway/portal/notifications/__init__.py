"""Pemberitahuan: what happened with the own registration and form, newest first."""

from gateway.portal.notifications import page

__all__ = ["page"]
