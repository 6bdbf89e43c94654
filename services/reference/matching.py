"""What must be true of a value that fits what was typed, abbreviations meant and mistakes forgiven."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.spelling.how_mistakes_are_forgiven import forgiven, meant, perhaps
from services.contracts.spelling.how_search_matches import Wanted, pattern, wanted

TRIGRAMS_ARE_HERE = sa.text("SELECT to_regprocedure('word_similarity(text,text)') IS NOT NULL")
LET_MISTAKES_PASS = sa.text("SELECT set_config('pg_trgm.similarity_threshold', '0.25', true)")
NEAR = sa.text("""
    SELECT typed.word AS typed, near.word FROM unnest(CAST(:words AS text[])) AS typed (word)
    CROSS JOIN LATERAL (
        SELECT w.word FROM list_words w WHERE w.list = :list AND w.word % typed.word
        ORDER BY similarity(w.word, typed.word) DESC LIMIT 40
    ) AS near
""")


def fits(searched: sa.ColumnElement[str], parts: Sequence[Wanted]) -> list[sa.ColumnElement[bool]]:
    """A condition for each part: one of its ways has all its words in ``searched``."""
    return [
        sa.or_(*(sa.and_(*(searched.like(pattern(word)) for word in way)) for way in part.ways)) for part in parts
    ]


def as_typed(q: str) -> list[Wanted]:
    """Every word is right, abbreviations mean what they mean."""
    return wanted(q)


def as_meant(uow: UnitOfWork, list: str, q: str) -> list[list[Wanted]]:
    """What was perhaps meant, likeliest first: with the nearest words of the list, then with all that are near."""
    parts = wanted(q)
    doubtful = [part.typed for part in parts if len(part.ways) == 1 and forgiven(part.typed)]
    if not doubtful or not uow.session.scalar(TRIGRAMS_ARE_HERE):
        return []
    uow.session.execute(LET_MISTAKES_PASS)
    known: dict[str, set[str]] = {}
    for typed, word in uow.session.execute(NEAR, {"words": doubtful, "list": list}):
        known.setdefault(typed, set()).add(word)
    attempts = [{typed: choose(typed, words) for typed, words in known.items()} for choose in (meant, perhaps)]
    different = attempts[:1] if attempts[0] == attempts[1] else attempts
    return [_with(parts, nearer) for nearer in different if any(nearer.values())]


def _with(parts: Sequence[Wanted], nearer: Mapping[str, Sequence[str]]) -> list[Wanted]:
    return [Wanted(part.typed, (*part.ways, *((word,) for word in nearer.get(part.typed, ())))) for part in parts]
