"""Who answers what: for each kind of problem the desk of a national and of a regional agency's people.

This table is the only place that says so.  To change who answers, change its line here and the matching line in
tests/services/helpdesk/domain/test_who_answers_what.py.  A desk is a profile in the area in which that profile is
held: the nation, the agency of the person, or the regional office of that agency.

Source: mission, "Helpdesk"; manual I.E.6, 13-19; the state's list of categories (letters A-R).
"""
from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from services.contracts.actor import JurisdictionKind
from services.contracts.helpdesk.effects import EFFECTS, FOR_ALL
from services.contracts.profiles import Profile
from services.contracts.who_grants_what import GRANTS


class Where(StrEnum):
    """What else decides: the other agency of a move, or the office where a form lies."""

    ANY = "any"
    ONE_KANREG = "one_kanreg"  # both agencies are regional, under one regional office
    LEVEL_1 = "level_1"  # the form lies with the work unit
    LEVEL_2 = "level_2"  # the form lies with the BKD or Biro Kepegawaian


class Place(NamedTuple):
    """Where a person works, as reference knows it; both are "" for somebody whom nobody knows."""

    agency_id: str = ""
    kanreg_id: str = ""  # "" for national agencies


class Desk(NamedTuple):
    """An inbox: whose, and where; ``area_id`` is "" for the nation."""

    profile: Profile
    kind: JurisdictionKind
    area_id: str = ""

    @property
    def key(self) -> str:
        """As a ticket keeps it."""
        return f"{self.profile}:{self.area_id}"


class Line(NamedTuple):
    """One line of the table: those who answer, each of them alone."""

    category: str
    where: Where
    national: tuple[Profile, ...]
    regional: tuple[Profile, ...]


BKN, KANREG, BKD = (Profile.HELPDESK_BKN,), (Profile.HELPDESK_KANREG,), (Profile.HELPDESK_BKD,)
MUTASI, PENSIUN = (Profile.HELPDESK_MUTASI,), (Profile.HELPDESK_PENSIUN,)
ROLLBACK, REGISTRATION = (Profile.ROLLBACK_OPERATOR,), (Profile.REGISTRATION_VERIFIER,)
MOVE = (Profile.L1_MOVE_OPERATOR,)
ANY = Where.ANY

WHO_ANSWERS_WHAT: tuple[Line, ...] = (
    # category, where, of a national agency, of a regional agency
    Line("beda_nama", ANY, BKN, KANREG),
    Line("beda_instansi", ANY, MUTASI, MUTASI),
    Line("beda_instansi", Where.ONE_KANREG, MUTASI, KANREG),
    Line("data_pensiun", ANY, PENSIUN, PENSIUN),
    Line("data_diberhentikan", ANY, BKN, BKN),
    Line("tidak_ada_database", ANY, BKN, BKN),
    Line("ref_unor", ANY, BKD, BKD),
    Line("ref_pendidikan", ANY, BKN, BKN),
    Line("ref_jft", ANY, BKN, BKN),
    Line("ref_jfu", ANY, BKN, BKN),
    Line("ref_lokasi", ANY, BKD, BKD),
    Line("data_sekolah", ANY, BKD, BKD),
    Line("data_unit_kesehatan", ANY, BKD, BKD),
    Line("ref_bidang_spesialis", ANY, BKN, BKN),
    Line("ref_mapel", ANY, BKN, BKN),
    Line("ref_diklat_fungsional", ANY, BKN, BKN),
    Line("turun_status", ANY, BKN, KANREG),  # lies elsewhere: whoever may turn back most says why not
    Line("turun_status", Where.LEVEL_1, ROLLBACK, ROLLBACK + KANREG),
    Line("turun_status", Where.LEVEL_2, BKN, KANREG),
    Line("verifikasi_noreg", ANY, REGISTRATION, REGISTRATION),
    Line("tambah_verifikator_l1", ANY, MOVE, MOVE),
    Line("perbaikan_data", ANY, BKN, KANREG),  # ours (UU 27/2022): as a name that differs
)
NOBODY_KNOWS_WHERE = Profile.HELPDESK_BKN  # instead of a desk of an agency or a regional office

PROFILES = tuple(dict.fromkeys(profile for line in WHO_ANSWERS_WHAT for profile in line.national + line.regional))
_LINES = {(line.category, line.where): line for line in WHO_ANSWERS_WHAT}
if len(_LINES) != len(WHO_ANSWERS_WHAT):
    raise AssertionError("a category has two lines for one place")
if several := [profile for profile in PROFILES if len(GRANTS[profile].where) != 1]:
    raise AssertionError(f"{several} are held in several kinds of area: which one is the desk?")


def desks(category: str, place: Place, where: Where = Where.ANY) -> tuple[Desk, ...]:
    """The desks at which a report of ``category`` lies, each once; at least one."""
    line = _LINES.get((category, where)) or _LINES[category, Where.ANY]
    profiles = line.regional if place.kanreg_id else line.national
    return tuple(dict.fromkeys(desk_at(profile, place) for profile in profiles))


def profiles_beside(category: str, place: Place) -> tuple[Profile, ...]:
    """To whose desks a report may be handed over: what changes a person goes only where the table has it.

    Not to a desk that stands in for one that nobody knows.
    """
    if EFFECTS[category].does in FOR_ALL:
        return PROFILES
    lines = [line for line in WHO_ANSWERS_WHAT if line.category == category]
    named = {profile for line in lines for profile in line.national + line.regional}
    return tuple(one for one in PROFILES if {one, desk_at(one, place).profile} <= named)


def kind_of(profile: Profile) -> JurisdictionKind:
    """The kind of area in which a desk's profile is held."""
    [kind] = GRANTS[profile].where
    return kind


def desk_at(profile: Profile, place: Place) -> Desk:
    """The desk of a profile for people of a place; BKN's where nobody knows the place."""
    kind = kind_of(profile)
    if kind is JurisdictionKind.NATIONAL:
        return Desk(profile, kind)
    area = place.agency_id if kind is JurisdictionKind.AGENCY else place.kanreg_id
    return Desk(profile, kind, area) if area else Desk(NOBODY_KNOWS_WHERE, JurisdictionKind.NATIONAL)
