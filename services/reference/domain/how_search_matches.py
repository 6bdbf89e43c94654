"""How the type-ahead matches: every word typed, in any order; short words only at the beginning of a word."""

import re

ANYWHERE = 3  # letters: a shorter word would be found in nearly every name
_APART = re.compile(r"[^\w]+")
_MEANT_LITERALLY = str.maketrans({"\\": r"\\", "%": r"\%", "_": r"\_"})


def searched_text(*texts: str) -> str:
    """What is stored beside a value: its words in lower case, each with a space before it."""
    return " " + " ".join(words(" ".join(texts)))


def words(text: str) -> list[str]:
    """The words of a text in lower case; signs part words and are never searched for."""
    return [word for word in _APART.split(text.lower()) if word]


def patterns(q: str) -> list[str]:
    """A LIKE pattern for each word of ``q``; a value matches when ``searched_text`` fits all of them."""
    escaped = [word.translate(_MEANT_LITERALLY) for word in words(q)]
    return [f"%{word}%" if len(word) >= ANYWHERE else f"% {word}%" for word in escaped]
