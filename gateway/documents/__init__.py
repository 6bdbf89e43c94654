"""Documents of changes: checked by what they are, kept encrypted, shown as page images."""

from gateway.documents.pages import page_image
from gateway.documents.port import DocumentStore
from gateway.documents.store import Store
from gateway.documents.unfinished import Unfinished
from gateway.documents.waiting import Waiting

__all__ = ["DocumentStore", "Store", "Unfinished", "Waiting", "page_image"]
