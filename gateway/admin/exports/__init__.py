"""Export Data: verified records of the operator's jurisdiction as a file (manual: Operator Export Data)."""
from gateway.admin.exports import page, taking

__all__ = ["page", "taking"]
