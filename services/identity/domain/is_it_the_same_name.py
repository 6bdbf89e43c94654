"""Does a name that somebody types mean the holder of an account?  Titles, case, spaces and dots do not count."""
import re

_TITLES_BEFORE = re.compile(r"^(?:\s*(?:dr|drs|dra|drg|ir|h|hj|prof)\.\s*)+", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")


def is_the_same(typed: str, held: str) -> bool:
    """Whether the letters are the same, without what stands behind a comma or before as a title with its dot."""
    return bool(_plain(typed)) and _plain(typed) == _plain(held)


def _plain(name: str) -> str:
    return "".join(_LETTERS.findall(_TITLES_BEFORE.sub("", name.partition(",")[0]).casefold()))
