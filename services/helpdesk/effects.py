"""What each kind of answer asks of the service that owns what it changes; the answer's id makes it happen once."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import sqlalchemy as sa

from services.chassis.rpc_client import Services
from services.contracts.helpdesk.effects import EFFECTS, LISTS, Does
from services.contracts.reference.attributes import REGIONAL, attributes_of

Said = dict[str, Any]
Carry = Callable[[Services, sa.Row[Any], sa.Row[Any], Sequence[str]], Said]


def carry_out(services: Services, ticket: sa.Row[Any], given: sa.Row[Any], others: Sequence[str]) -> Said:
    """What the owner says that it did.  Raises its refusal."""
    return _CARRY[EFFECTS[ticket.category].does](services, ticket, given, others) or {}


def _correct(services: Services, ticket: sa.Row[Any], given: sa.Row[Any], _others: Sequence[str]) -> Said:
    done: Said = services.registration.correct_record(
        key=given.id, **_about(ticket, given), field=given.effect["field"], value=given.effect["value"]
    )
    return done


def _move(services: Services, ticket: sa.Row[Any], given: sa.Row[Any], _others: Sequence[str]) -> Said:
    where = {"agency_id": given.effect["agency_id"]}
    done: Said = services.registration.move_person(key=given.id, **_about(ticket, given), **where)
    return done


def _reinstate(services: Services, ticket: sa.Row[Any], given: sa.Row[Any], _others: Sequence[str]) -> Said:
    done: Said = services.registration.reinstate(key=given.id, **_about(ticket, given))
    return done


def _add_person(services: Services, ticket: sa.Row[Any], given: sa.Row[Any], _others: Sequence[str]) -> Said:
    person = {"nip": ticket.nip, "name": given.effect["name"], "agency_id": given.effect["agency_id"]}
    done: Said = services.registration.add_person(key=given.id, answer_id=given.id, by=given.by["name"], **person)
    return done


def _add_unit(services: Services, ticket: sa.Row[Any], given: sa.Row[Any], others: Sequence[str]) -> Said:
    unit = {name: given.effect.get(name, "") for name in ("code", "name", "parent")}
    asked = [ticket.id, *others]
    done: Said = services.reference.settle_unit(
        key=given.id, agency_id=ticket.agency_id, asked=asked, by=given.by["name"], **unit
    )
    return done


def _add_value(services: Services, ticket: sa.Row[Any], given: sa.Row[Any], others: Sequence[str]) -> Said:
    kept, said = LISTS[ticket.category], given.effect
    known = {"key": given.id, "list": kept, "asked": [ticket.id, *others], "by": given.by["name"]}
    if said.get("code"):
        mapped: Said = services.reference.map_values(**known, code=said["code"])
        return mapped
    where = {name: said.get(name, "") for name in ("name", "parent", "place")}
    attributes = {one.name: said[one.name] for one in attributes_of(kept) if one.name in said}
    done: Said = services.reference.settle_value(
        **known, **where, attributes=attributes, confirmed=bool(said.get("confirmed")),
        agency_id=ticket.agency_id if kept in REGIONAL else "",
    )
    return done


def _turn_back(services: Services, ticket: sa.Row[Any], given: sa.Row[Any], _others: Sequence[str]) -> Said:
    grant = {name: given.by[name] for name in ("account_id", "name", "profile", "kind", "area", "office")}
    done: Said = services.verification.turn_back_for(
        key=given.id, person_id=ticket.person_id, reason=_why(ticket), **grant
    )
    return done


def _choose_unit(services: Services, ticket: sa.Row[Any], given: sa.Row[Any], _others: Sequence[str]) -> Said:
    asked = {"unit_id": given.effect["unit_id"], "reason": _why(ticket), "account_id": given.by["account_id"]}
    done: Said = services.registration.give_level1_unit(key=given.id, **_about(ticket, given), **asked)
    return done


def _open_for_approval(services: Services, ticket: sa.Row[Any], given: sa.Row[Any], _others: Sequence[str]) -> Said:
    done: Said = services.registration.open_for_approval(key=given.id, **_about(ticket, given))
    return done


def _why(ticket: sa.Row[Any]) -> str:
    """The reason that the owner keeps and audits: where Keterangan can be read, not what it says."""
    return f"Atas laporan {ticket.number}; alasannya ada pada jawaban laporan itu."


def _about(ticket: sa.Row[Any], given: sa.Row[Any]) -> dict[str, str]:
    return {"person_id": ticket.person_id, "answer_id": given.id, "by": given.by["name"]}


_CARRY: dict[Does, Carry] = {
    Does.CORRECT_RECORD: _correct,
    Does.MOVE_PERSON: _move,
    Does.REINSTATE: _reinstate,
    Does.ADD_PERSON: _add_person,
    Does.ADD_UNIT: _add_unit,
    Does.ADD_VALUE: _add_value,
    Does.TURN_BACK: _turn_back,
    Does.CHOOSE_UNIT: _choose_unit,
    Does.OPEN_FOR_APPROVAL: _open_for_approval,
}
if silent := set(Does) - _CARRY.keys():
    raise AssertionError(f"nobody carries out {silent}")
