"""Whether a typed name is the name that the state holds: a letter or two may differ, a title may stand around it."""
import re
import unicodedata

MOST_EDITS = 2
SHORT = 5  # letters
_TITLE = re.compile(
    r"\b(?:dr|drs|dra|drg|ir|hj|h|prof|s\.?\w{1,4}|m\.?\w{1,4}|a\.?md\w*)\.(?:\w+\.)*|,.*$", re.IGNORECASE
)


def letters(name: str) -> str:
    """Letters and single spaces, upper case, without accents."""
    apart = unicodedata.normalize("NFKD", name)
    return " ".join("".join(c if c.isalpha() else " " for c in apart if not unicodedata.combining(c)).upper().split())


def plain(name: str) -> str:
    """The same without titles."""
    return letters(_TITLE.sub(" ", name))


def edits(a: str, b: str) -> int:
    """The number of letters to add, drop or change to make one name the other (Levenshtein)."""
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, right in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (left != right))
    return row[-1]


def fits(typed: str, held: str) -> bool:
    """True when at most two letters differ, or one in a very short name.

    A title looks like the short form of a name (Moh., St.), so each name is read both ways.
    """
    return any(_close(a, b) for a in {plain(typed), letters(typed)} for b in {plain(held), letters(held)})


def _close(a: str, b: str) -> bool:
    if not (a and b) or abs(len(a) - len(b)) > MOST_EDITS:
        return False
    return edits(a, b) <= (MOST_EDITS if len(b) > SHORT else 1)
