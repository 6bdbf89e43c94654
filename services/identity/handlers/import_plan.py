"""What would become of the lines of a spreadsheet: decided line by line, before anything is written.

A line is one profile.  The first line of a NIP makes the account, further ones add profiles to it; so does a line for
somebody who has an account already.
"""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from services.contracts.actor import Actor
from services.contracts.errors import Conflict, Forbidden, Invalid, Refusal
from services.contracts.profiles import NAMES
from services.identity.areas import Key
from services.identity.domain.who_may_grant_what import Area
from services.identity.domain.whose_account_it_is import OWN, is_own
from services.identity.handlers.creating import TAKEN, good
from services.identity.handlers.granting import Wanted, checked
from services.identity.handlers.import_line import Line, address_of, grant_of
from services.identity.handlers.looking_up import Person

OUT_OF_REACH = "Orang ini sudah punya akun di luar wilayah kerja Anda. Minta Admin BKN Pusat menambahkan profilnya."
NO_USERNAME = "Kolom username kosong."

HeldKey = tuple[str, str, str]  # profile, kind and id of its area


@dataclass(frozen=True)
class Existing:
    """The account that a person has already; ``reached`` by who imports."""

    account_id: str
    reached: bool
    held: frozenset[HeldKey]


@dataclass(frozen=True)
class Step:
    """What a line does: give ``wanted`` to the person; ``username`` and ``email`` where it makes the account, too."""

    person: Person
    wanted: Wanted
    username: str = ""
    email: str = ""


class Plan:
    """Reads the lines in order; each knows what the lines before it have done."""

    def __init__(
        self, actor: Actor, areas: Mapping[Key, Area], existing: Mapping[str, Existing], taken: set[str]
    ) -> None:
        """``existing`` by person, ``taken`` are the user names in use."""
        self._actor, self._areas, self._existing = actor, areas, existing
        self._taken = set(taken)
        self._held = {person_id: set(account.held) for person_id, account in existing.items()}

    def read(self, line: Line, person: Person | Refusal) -> Step:
        """Raises the refusal that this line meets."""
        if isinstance(person, Refusal):
            raise person
        [wanted] = checked(self._actor, [grant_of(self._actor, line, self._areas)], self._areas)
        self._may_have_an_account(person)
        key = (str(wanted.profile), str(wanted.area.kind), wanted.area.jurisdiction.id)
        if key in self._held.get(person.id, ()):
            raise Invalid(f"{NAMES[wanted.profile]} di {wanted.area.jurisdiction.name} sudah dipegang.", fields={})
        if person.id in self._held:
            step = Step(person, wanted)
        else:
            step = Step(person, wanted, self._free(line["username"]), address_of(line))
        self._taken.add(step.username)
        self._held.setdefault(person.id, set()).add(key)
        return step

    def _may_have_an_account(self, person: Person) -> None:
        if is_own(self._actor, "", person.id):
            raise Forbidden(OWN, needs=[])
        if (known := self._existing.get(person.id)) is not None and not known.reached:
            raise Conflict(OUT_OF_REACH, code="has_account", by="", at="")

    def _free(self, username: str) -> str:
        if not username:
            raise Invalid(NO_USERNAME, fields={})
        if (wanted := good(username)) in self._taken:
            raise Invalid(TAKEN, fields={})
        return wanted
