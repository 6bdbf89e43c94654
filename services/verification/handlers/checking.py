"""The rule checks of cases that arrive at a level: what they found stands beside the changes at the desk."""
from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import sqlalchemy as sa

from services.chassis.many_rows import among, given, insert_rows
from services.chassis.work import UnitOfWork
from services.verification.casework import Work
from services.verification.domain.findings import Facts, claims_position, findings
from services.verification.tables import cases, changes, document_uses
from services.verification.tables import findings as kept

Pair = tuple[str, str]  # case, digest of a document


def check(uow: UnitOfWork, works: Sequence[Work]) -> None:
    """Find anew what there is to say of each change that these levels decide; a few statements for all cases."""
    asked = {change.id: work for work in works for change in work.left}
    if not asked:
        return
    facts = (changes.c.facts[name].label(name) for name in ("new", "documents", "unlisted", "asked", "refused"))
    columns = (changes.c.id, changes.c.case_id, changes.c.key, *facts)
    statement: sa.Select[Any] = sa.select(*columns).where(among(changes.c.id, asked))
    rows = uow.session.execute(statement).all()
    shared = _documents_of_others(uow, {(row.case_id, one["digest"]) for row in rows for one in row.documents})
    claimed = {asked[row.id].case.id for row in rows if claims_position(row.key) and asked[row.id].case.position}
    taken = _positions_of_others(uow, claimed)
    found = [row for change in rows for row in _found(asked[change.id], change, shared, taken)]
    uow.session.execute(sa.delete(kept).where(among(kept.c.change_id, asked)))
    if found:
        uow.session.execute(insert_rows(kept, found))


def _found(work: Work, row: sa.Row[Any], shared: set[Pair], taken: set[str]) -> list[dict[str, Any]]:
    case = work.case
    facts = Facts(
        nip=case.nip, key=row.key, new=row.new, documents=row.documents, unlisted=row.unlisted or (),
        asked=[one["label"] for one in row.asked or ()], refused=row.refused or (),
        beside=case.beside, taken=case.id in taken,
        shared=any((case.id, one["digest"]) in shared for one in row.documents),
    )  # fmt: skip
    return found_rows(row.id, case.level, facts)


def found_rows(change_id: str, level: int, facts: Facts) -> list[dict[str, Any]]:
    """The rows that keep what is found of one change, most telling first."""
    return [
        {"change_id": change_id, "code": one.code, "level": level, "position": position, "told": list(one.told)}
        for position, one in enumerate(findings(facts))
    ]


def _documents_of_others(uow: UnitOfWork, pairs: Collection[Pair]) -> set[Pair]:
    """Those whose document somebody else attached, too; however many people did, two index rows tell."""
    mine = given(
        "mine", [{"case_id": case_id, "digest": digest} for case_id, digest in pairs],
        document_uses.c.case_id, document_uses.c.digest,
    )
    others = sa.exists().where(document_uses.c.digest == mine.c.digest, document_uses.c.case_id != mine.c.case_id)
    return {(row.case_id, row.digest) for row in uow.session.execute(sa.select(mine).where(others))}


def _positions_of_others(uow: UnitOfWork, case_ids: Collection[str]) -> set[str]:
    """The cases whose structural position another civil servant claims on a form of this campaign, too."""
    if not case_ids:
        return set()
    other = cases.alias("other")
    same = sa.exists().where(other.c.position == cases.c.position, other.c.position != "", other.c.id != cases.c.id)
    return set(uow.session.scalars(sa.select(cases.c.id).where(among(cases.c.id, case_ids), same)))
