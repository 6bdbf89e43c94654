"""Page images that were drawn a moment ago, the last used ones; whoever reads one was let through before."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock


class KeptPages:
    """By the document's digest and the page's number, at most ``most_bytes`` together."""

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._size = 0
        self._images: OrderedDict[tuple[str, int], bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, digest: str, page: int) -> bytes:
        """The image, or b"" when it is not here."""
        with self._lock:
            if (digest, page) not in self._images:
                return b""
            self._images.move_to_end((digest, page))
            return self._images[digest, page]

    def add(self, digest: str, images: Mapping[int, bytes]) -> None:
        """Keep these; those that nobody looked at for longest go."""
        with self._lock:
            for page, image in images.items():
                self._size += len(image) - len(self._images.pop((digest, page), b""))
                self._images[digest, page] = image
            while self._size > self._most:
                _, gone = self._images.popitem(last=False)
                self._size -= len(gone)
