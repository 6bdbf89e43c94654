"""Which new passwords are refused: too short, or easily guessed; there are no rules on capitals, figures or signs.

A password is easily guessed when hardly anything is left after everything guessable is taken out of it: the person's
own name, numbers and dates, one or two words of ``guessable_words.txt``, years, and what fingers type by themselves.
Three words that have nothing to do with each other are welcome.
"""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

SHORTEST = {"official": 12, "citizen": 8}  # characters
LONGEST = 200
LEFT = 4  # characters that nobody guesses must remain ...
WORDS = 2  # ... unless more different common words than these stand together
COMMON = "Kata sandi ini mudah ditebak. Tiga kata yang tidak berhubungan lebih sulit ditebak dan mudah diingat."
OWN = "Jangan pakai nama, NIP, tanggal lahir, username, atau e-mail Anda sebagai kata sandi."

_WORDS_FILE = Path(__file__).with_name("guessable_words.txt")
_SHORTEST_WORD = 3
_AS_LETTERS = str.maketrans("0134578@$!|+", "oieastbasilt")
_DATES = re.compile(r"(?:19|20)\d{6}|\d{4}(?:19|20)\d\d|(?:19|20)\d\d")
_AGAIN = re.compile(r"^(.+?)\1+$")
_REPEATS = re.compile(r"(.{1,4})\1{2,}")
_LINES = (  # where a finger walks: rows and columns of the keyboard, the alphabet, figures
    "1234567890", "0123456789", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz",
    "1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "qaz", "wsx", "edc", "rfv", "tgb", "yhn", "ujm",
)  # fmt: skip
_GONE = "\0"


def why_refused(password: str, kind: str, own: Iterable[str] = ()) -> str:
    """What is wrong with a new password of an ``official`` or a ``citizen``, or nothing.

    ``own``: what everybody may know of the person: name, user names, NIP, birth date (ISO 8601), e-mail.
    """
    if len(password) < SHORTEST[kind]:
        return f"Kata sandi paling sedikit {SHORTEST[kind]} tanda."
    if len(password) > LONGEST:
        return f"Kata sandi paling panjang {LONGEST} tanda."
    if is_guessable(password):
        return COMMON
    return OWN if is_guessable(password, own) else ""


def is_guessable(password: str, own: Iterable[str] = ()) -> bool:
    """Whether one way to read the password leaves hardly anything."""
    mine = sorted((part for text in own for part in _parts(text)), key=len, reverse=True)
    plain = unicodedata.normalize("NFKC", password).casefold()
    return any(_hardly_anything_left(reading, mine) for reading in _readings(plain))


def _readings(plain: str) -> Iterable[str]:
    """As typed, once where it repeats itself, without years and walks; and with figures read as letters, too."""
    for text in (plain, _AGAIN.sub(r"\1", plain), _without_patterns(plain)):
        yield text
        yield text.translate(_AS_LETTERS)


def _hardly_anything_left(reading: str, own: list[str]) -> bool:
    text, _ = _without(_letters_and_figures(reading), own)
    text, words = _without(text, common_words())
    left = _letters_and_figures(_without_patterns(text)).replace(_GONE, "")
    return len(left) < LEFT and words <= WORDS


def _without(text: str, words: Iterable[str]) -> tuple[str, int]:
    """The text without the words (the longest come first), and how many different ones stood in it."""
    found = 0
    for word in words:
        if word in text:
            text, found = text.replace(word, _GONE), found + 1
    return text, found


def _without_patterns(text: str) -> str:
    text = _REPEATS.sub(_GONE, _DATES.sub(_GONE, text))
    for walk in _walks():
        text = text.replace(walk, _GONE)
    return text


def _letters_and_figures(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum() or sign == _GONE)


def _parts(text: str) -> Iterable[str]:
    """What a person makes of an own fact: its words, and a date or NIP written in other orders."""
    plain = text.casefold()
    yield from (part for part in re.split(r"[\W_]+", plain) if len(part) >= _SHORTEST_WORD)
    figures = "".join(sign for sign in plain if sign.isdecimal())
    if re.match(r"(19|20)\d{6}", figures):
        year, month, day = figures[:4], figures[4:6], figures[6:8]
        yield from (figures, year + month + day, day + month + year, day + month + year[2:], year[2:] + month + day)


@cache
def common_words() -> tuple[str, ...]:
    """The words of the file that are long enough to mean something, the longest first."""
    lines = _WORDS_FILE.read_text(encoding="utf-8").splitlines()
    words = {_letters_and_figures(word) for line in lines if not line.startswith("#") for word in line.split()}
    return tuple(sorted((word for word in words if len(word) >= _SHORTEST_WORD), key=lambda word: (-len(word), word)))


@cache
def _walks() -> tuple[str, ...]:
    """Every piece of the lines, forwards and backwards; the longest first."""
    found = set()
    for line in _LINES:
        shortest = min(len(line), _SHORTEST_WORD if line[0].isdecimal() or len(line) == _SHORTEST_WORD else 4)
        for length in range(shortest, len(line) + 1):
            pieces = {line[at : at + length] for at in range(len(line) - length + 1)}
            found |= pieces | {piece[::-1] for piece in pieces}
    return tuple(sorted(found, key=lambda piece: (-len(piece), piece)))
