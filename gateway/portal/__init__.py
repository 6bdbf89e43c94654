"""Pages for civil servants: registering, the form, sending, and where it is."""
from gateway.portal import log_in
from gateway.portal.blueprint import bp

__all__ = ["bp", "log_in"]
