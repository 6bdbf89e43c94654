"""When the campaign is open: the calendar and the access hours of each region, to read before and after log-in."""

from gateway.portal.schedule import page, words

__all__ = ["page", "words"]
