"""What the reference service does, one function per use case."""

from services.reference.handlers.units import flag_unit

__all__ = ["flag_unit"]
