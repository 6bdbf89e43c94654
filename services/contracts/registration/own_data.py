"""What a person is shown and may download of everything that is held."""
from typing import TypedDict


class Piece(TypedDict):
    """One thing that is held; ``key`` is a code that stays, ``label`` and ``value`` are for people."""

    key: str
    label: str
    value: str


class Section(TypedDict):
    """Pieces that belong together."""

    title: str
    pieces: list[Piece]


class OwnData(TypedDict):
    """Everything of one person."""

    name: str
    sections: list[Section]
