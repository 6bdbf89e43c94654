"""Pindah Verifikator Level 1: a person's forms go to another level-1 unit than the tree says (manual I.E.19)."""
from typing import TypedDict

from services.contracts.request import VERSION, Request, text


class FindToMove(Request):
    """One registrant in the actor's agencies by nomor register or NIP."""

    q = text(40)


class ChooseLevel1Unit(Request):
    """Gives a registrant another level-1 unit, before or after Kirim; an empty ``unit_id`` gives back the tree's.

    ``version`` is that of the choice which the page showed, 0 for none.
    """

    register_number = text(9)
    unit_id = text(36, required=False, load_default="")
    version = VERSION
    reason = text(500)


class UnitOffered(TypedDict):
    """A level-1 unit of the agency."""

    id: str
    name: str


class ToMove(TypedDict):
    """Whose forms, where the person says to work, and the choice that stands; its texts are "" without one."""

    register_number: str
    nip: str
    name: str
    agency: str
    unit: str
    form_state: str
    version: int
    chosen_id: str
    chosen: str
    reason: str
    by: str
    at: str
    units: list[UnitOffered]
