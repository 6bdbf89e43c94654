"""A page as a browser without scripts sees it: its words, and its forms with what they would send."""

from __future__ import annotations

from typing import Any

from lxml import html


class Page:
    """``form()`` is the desk's form; ``form(action)`` the one that posts to ``action``."""

    def __init__(self, answer: Any) -> None:
        self.status: int = answer.status_code
        self.tree = html.fromstring(answer.text)

    @property
    def words(self) -> str:
        """What is read, white space folded, elements apart."""
        return " ".join(" ".join(self.tree.itertext()).split())

    def form(self, action: str = "") -> dict[str, str]:
        """What the form would send: hidden fields, texts, ticked radios."""
        wanted = f'//form[@action="{action}"]' if action else "//form[@data-desk]"
        [form] = self.tree.xpath(wanted)
        sent = {field.get("name"): field.value or "" for field in form.xpath(".//textarea")}
        for field in form.xpath(".//input[@name]"):
            if field.get("type") not in ("radio", "checkbox") or field.get("checked") is not None:
                sent[field.get("name")] = field.get("value", "")
        return sent

    def controls(self, change_id: str) -> list[str]:
        """The names of every control that belongs to one change."""
        return [name for name in self.tree.xpath("//@name") if name.endswith(f"-{change_id}")]

    def texts(self, path: str) -> list[str]:
        """The words of every element at an XPath."""
        return [" ".join(element.text_content().split()) for element in self.tree.xpath(path)]
