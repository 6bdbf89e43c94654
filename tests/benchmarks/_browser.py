"""A browser without JavaScript: opens pages, fills forms as they are on the page, presses a button by its words."""

from __future__ import annotations

import time
from collections import defaultdict
from dataclasses import dataclass, field
from threading import Lock
from typing import Any
from urllib.parse import urljoin

import lxml.html
import requests

Files = dict[str, tuple[str, bytes, str]]


@dataclass
class Times:
    """Seconds that each kind of step took; shared by all browsers of a run."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    _lock: Lock = field(default_factory=Lock)

    def add(self, step: str, took: float) -> None:
        with self._lock:
            self.seconds[step].append(took)


class Browser:
    """One person at one machine: cookies, the current page, the times of its steps."""

    def __init__(self, address: str, times: Times) -> None:
        self._address, self.times = address, times
        self.session = requests.Session()
        self.page = lxml.html.fromstring("<html></html>")
        self.url = ""
        self.status = 0

    def open(self, path: str, step: str) -> Browser:
        """Follow a link."""
        return self._arrive(step, "GET", urljoin(self._address, path))

    def press(self, words: str, step: str, values: dict[str, Any] | None = None, files: Files | None = None) -> Browser:
        """Press the button whose text begins with these words, after filling the form around it."""
        button = self._button(words)
        form = next(f for f in self.page.forms if button in f.iter() or f.get("id", "") == button.get("form"))
        data = [(name, value) for name, value in form.form_values() if name not in (values or {})]
        data += [(name, one) for name, value in (values or {}).items() for one in _several(value)]
        if button.get("name"):
            data.append((button.get("name"), button.get("value") or ""))
        action = button.get("formaction") or form.get("action") or self.url
        return self._arrive(step, "POST", urljoin(self.url, action), data=data, files=files)

    def text(self, selector: str) -> str:
        """The words of the first element with this CSS class or id, written as XPath."""
        found = self.page.xpath(selector)
        return " ".join(found[0].text_content().split()) if found else ""

    def _button(self, words: str) -> Any:
        for button in self.page.xpath("//button"):
            if " ".join(button.text_content().split()).startswith(words) and "vh" not in (button.get("class") or ""):
                return button
        raise LookupError(f"no button {words!r} on {self.url} ({self.status}): {self.text('//main')[:300]}")

    def _arrive(self, step: str, method: str, url: str, **content: Any) -> Browser:
        began = time.perf_counter()
        answer = self.session.request(method, url, timeout=30, **content)
        self.times.add(step, time.perf_counter() - began)
        self.page, self.url, self.status = lxml.html.fromstring(answer.content), answer.url, answer.status_code
        if answer.status_code >= 400:
            raise AssertionError(f"{step}: {answer.status_code} at {answer.url}: {self.text('//main')[:400]}")
        return self


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
