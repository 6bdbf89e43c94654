"""Whether what was written about a value is possible: choices from their lists, numbers in bounds, types of a kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.reference.attributes import HEALTH_UNITS, KINDS_OF_HEALTH_UNITS, Attribute, attributes_of
from services.reference.tables import list_values

Wrong = tuple[str, str]  # attribute, message


def wrong_attributes(uow: UnitOfWork, list: str, written: Mapping[str, str]) -> dict[str, str]:
    """A message for each attribute that cannot be so; every attribute of a list must be said."""
    wrong = dict(_wrong(uow, list, written))
    if list == HEALTH_UNITS and not wrong.keys() & {"jenis", "tipe"}:
        wrong.update(_wrong_type(uow, written))
    return wrong


def _wrong(uow: UnitOfWork, list: str, written: Mapping[str, str]) -> Iterator[Wrong]:
    for attribute in attributes_of(list):
        said = written.get(attribute.name, "").strip()
        if not said:
            yield attribute.name, f"Isi {attribute.label}."
        elif attribute.most and not (said.isascii() and said.isdecimal() and int(said) <= attribute.most):
            yield attribute.name, f"{attribute.label} harus berupa angka dari 0 sampai {attribute.most}."
        elif not _is_a_choice(uow, attribute, said):
            yield attribute.name, f"{attribute.label} tidak ada dalam daftar. Pilih dari daftar."


def _is_a_choice(uow: UnitOfWork, attribute: Attribute, code: str) -> bool:
    """Whether it is one of those that may be chosen, where there are any."""
    if not attribute.list:
        return not attribute.choices or code in dict(attribute.choices)
    mine = (list_values.c.list == attribute.list, list_values.c.code == code)
    return uow.session.scalar(sa.select(sa.literal(1)).where(*mine)) is not None


def _wrong_type(uow: UnitOfWork, written: Mapping[str, str]) -> Iterator[Wrong]:
    """A health unit's type is one of its kind's."""
    v, kind = list_values.c, written["jenis"].strip()
    types = sa.select(v.extra["tipe"].astext).where(v.list == KINDS_OF_HEALTH_UNITS, v.extra["jenis"].astext == kind)
    known = sorted(uow.session.scalars(types))
    if not known:
        yield "jenis", "Jenis unit kesehatan tidak ada dalam daftar. Pilih dari daftar."
    elif written["tipe"].strip() not in known:
        yield "tipe", f"{kind} tidak mempunyai tipe itu. Pilih salah satu: {', '.join(known)}."
