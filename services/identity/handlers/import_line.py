"""One line of a spreadsheet, read: the profile that it names, where, until when, and on which proposal."""
from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from marshmallow import ValidationError, validate

from services.contracts.actor import Actor
from services.contracts.errors import Invalid
from services.contracts.profiles import NAMES, Profile
from services.identity.areas import Key
from services.identity.domain.where_a_profile_is_offered import offered

NO_PROFILE = "Profil tidak dikenal. Tulis namanya seperti di halaman Profil, misalnya Verifikator Level 2."
NO_AREA = "Kolom wilayah kosong, padahal profil ini dapat diberikan di lebih dari satu wilayah."
NO_DATE = "Tanggal ditulis hh-bb-tttt, misalnya 31-12-2026."
NO_ADDRESS = "Alamat e-mail kosong atau tidak benar; tautan aktivasi dikirim ke sana."
DAY = ("%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d")
BY_NAME = {name.casefold(): profile for profile, name in NAMES.items()} | {str(one): one for one in Profile}

Line = Mapping[str, Any]  # an ImportRow as its schema loads it
_is_address = validate.Email()


def possible_areas(actor: Actor, line: Line) -> list[Key]:
    """The areas that the line may mean, the likeliest first; none where its profile is unknown."""
    profile = BY_NAME.get(line["profile"].casefold())
    choices = offered(actor, profile) if profile else []
    if line["area"]:
        return list(dict.fromkeys((str(one.kind), line["area"]) for one in choices))
    single = [one for one in choices if one.within is None]
    return [(str(one.kind), one.jurisdiction.id) for one in single] if len(choices) == 1 else []


def grant_of(actor: Actor, line: Line, known: Mapping[Key, object]) -> dict[str, Any]:
    """What is to be granted, as ``GrantWanted`` loads it.  Raises ``Invalid``."""
    profile = BY_NAME.get(line["profile"].casefold())
    if profile is None:
        raise _wrong(NO_PROFILE)
    keys = possible_areas(actor, line)
    if not keys and not line["area"] and offered(actor, profile):
        raise _wrong(NO_AREA)
    kind, id_ = next((key for key in keys if key in known), keys[0] if keys else ("", ""))
    return {
        "profile": profile,
        "kind": kind,
        "id": id_,
        "starts_on": None,
        "ends_on": _day(line["ends_on"]),
        "proposal": _proposal(line),
    }


def address_of(line: Line) -> str:
    """Where the activation link goes.  Raises ``Invalid``."""
    try:
        return str(_is_address(line["email"]))
    except ValidationError as error:
        raise _wrong(NO_ADDRESS) from error


def _proposal(line: Line) -> dict[str, Any] | None:
    number, signatory = line["proposal_number"], line["proposal_signatory"]
    day = _day(line["proposal_date"])
    return {"number": number, "date": day, "signatory": signatory} if number and signatory and day else None


def _day(text: str) -> date | None:
    if not text:
        return None
    for written in DAY:
        try:
            return datetime.strptime(text, written).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    raise _wrong(NO_DATE)


def _wrong(message: str) -> Invalid:
    return Invalid(message, fields={})
