"""Documents of changes: checked by what they are, kept encrypted, shown as page images."""

from gateway.documents.pages import page_image
from gateway.documents.store import Store

__all__ = ["Store", "page_image"]
