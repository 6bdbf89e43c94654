"""Reading pages in tests."""

from __future__ import annotations

import re
from html import unescape

from werkzeug.test import TestResponse


def text_of(answer: TestResponse) -> str:
    """The page's source, with entities resolved."""
    return unescape(answer.get_data(as_text=True))


def words_of(answer: TestResponse) -> str:
    """What a person reads: without markup, white space as single blanks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text_of(answer)))
