"""Officials' accounts in memory: found, opened and changed as identity answers them."""
from __future__ import annotations

from copy import deepcopy
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from services.contracts.actor import Actor
from services.contracts.errors import Conflict, NotFound, Refusal
from services.contracts.identity.account_answers import (
    AccountPage,
    AccountRow,
    AccountShown,
    AreaFound,
    Created,
    Imported,
    Offer,
    PersonFound,
    ProfileShown,
)
from services.contracts.profiles import Profile
from services.identity.views import offers

NOW = datetime.now(UTC).replace(microsecond=0)
PLACE = "Pemerintah Kabupaten Sleman"
ADMIN = "Nugroho Santika"
CHANGES = (
    *("edit_account", "set_password", "send_activation", "lock_account", "unlock_account", "delete_account"),
    *("reset_second_factor", "end_account_sessions", "change_profiles"),
)
NO_PROFILE = "Profil tidak dikenal. Tulis namanya seperti di halaman Profil, misalnya Verifikator Level 2."
PEOPLE = (
    ("Puji Kartikasari", "198302172006042921", "active", (Profile.VERIFIER_L1,)),
    ("Wahyu Setyanugraha", "197609092002121922", "active", (Profile.VERIFIER_L2, Profile.EXPORT_OPERATOR)),
    ("Rahmat Hidayatullah", "197401031999031926", "active", (Profile.HEALTH_UNIT_OPERATOR,)),
    ("Bambang Triatmaja", "196907251992031928", "away", (Profile.VERIFIER_L1,)),
    ("Lestari Ningrum", "198403182009032929", "invited", (Profile.VERIFIER_L2,)),
    ("Daniel Hutasoit", "197705112002121930", "ending", (Profile.HELPDESK_BKD,)),
    ("Meutia Ramadhani", "198710052011012933", "locked", (Profile.EXPORT_OPERATOR,)),
    ("Gregorius Atmaja", "197002211995031934", "empty", ()),
    ("Raden Mas Hariyo Kusumonegoro Prawirodiningratan", "196501011990031935", "active", (Profile.L1_MOVE_OPERATOR,)),
)


ENDAH = PersonFound(
    nip="197308142000032931", name="Endah Prameswari", agency=PLACE, account="", username="endah.p"
)  # fmt: skip
AREAS = {  # by kind: names whose place in the list is the id
    "org_unit": ("Dinas Pendidikan", "Dinas Kesehatan", "Sekretariat Daerah"),
    "agency": (PLACE, "Pemerintah Kota Yogyakarta", "Kementerian Kesehatan"),
    "kanreg": ("Kantor Regional I", "Kantor Regional II"),
}
GRANTED = (Profile.VERIFIER_L1, Profile.VERIFIER_L2, Profile.SCHOOL_OPERATOR, Profile.EXPORT_OPERATOR)


def offer(which: Profile, *, proposal: bool = False) -> Offer:
    """A profile as an agency's admin is offered it: in the agency, or in one of its flagged units."""
    own = {"kind": "agency", "id": "ag-1", "name": PLACE}
    unit = {"kind": "org_unit", "id": "", "name": ""}
    return Offer(profile=which, choices=[unit if which is Profile.VERIFIER_L1 else own], proposal=proposal)  # type: ignore[list-item]


def after(days: int) -> str:
    """A moment that many days from now."""
    return (NOW + timedelta(days=days)).isoformat()


def profile(which: str, number: int, **more: Any) -> ProfileShown:
    """A profile that is held."""
    shown = ProfileShown(
        profile_id=f"00000000-0000-7000-8000-{number:012}", profile=which, kind="agency", id="ag-1", name=PLACE,
        starts_at=after(-40), ends_at="", granted_by=ADMIN, proposal="", ended_at="", ended_by="", ended_reason="",
        may_end=True,
    )  # fmt: skip
    return {**shown, **more}  # type: ignore[typeddict-item]


def account(name: str, nip: str, state: str, held: tuple[Profile, ...], number: int) -> AccountShown:
    """One account."""
    first, *others = name.lower().split()
    ends = {"ends_at": after(20)} if state == "ending" else {}
    session = {"address": "10.4.0.9", "browser": "Firefox di Windows", "began_at": after(0), "seen_at": after(0)}
    return AccountShown(
        account_id=f"00000000-0000-7000-9000-{number:012}", version=1, username=f"{first}.{others[-1][0]}", name=name,
        nip=nip, email=f"{first}@contoh.go.id", agency=PLACE, state=state,
        locked_reason="Surat sekretaris daerah 7/2015" if state == "locked" else "", created_at=after(-90),
        seen_at=after(-1) if state != "invited" else "",
        held=[profile(one, 100 * number + n, **ends) for n, one in enumerate(held)], ended=[],
        sessions=[{"id": "s-1", "here": False, **session}] if state == "active" else [],  # type: ignore[typeddict-item]
        why_not="",
    )  # fmt: skip


class FakeAccounts:
    """``accounts`` by user name, ``changes`` as they were asked for; ``refuses``: the next change is refused so."""

    def __init__(self) -> None:
        self.changes: list[tuple[str, dict[str, Any]]] = []
        self.refuses: Refusal | None = None
        self.offered: list[Offer] = [offer(one) for one in GRANTED]
        made = [account(*person, number) for number, person in enumerate(PEOPLE, 1)]
        self.accounts = {one["username"]: one for one in made}

    def offer_to(self, actor: Actor) -> None:
        """What identity's own table offers."""
        self.offered[:] = offers.offers(None, actor)  # type: ignore[arg-type]

    def handlers(self) -> dict[str, Any]:
        """The answers for ``FakeServices``."""
        names = ("find_accounts", "account", "look_up_person", "find_areas", "create_account", "import_accounts")
        reads = {f"identity.{name}": getattr(self, name) for name in names}
        reads["identity.offers"] = lambda: deepcopy(self.offered)
        return reads | {f"identity.{name}": partial(self._change, name) for name in CHANGES}

    def look_up_person(self, nip: str) -> PersonFound:
        """Endah, or nobody."""
        if self.refuses is not None:
            raise self.refuses
        if nip != ENDAH["nip"]:
            text = "Tidak ada pegawai instansi Anda dengan NIP ini."
            raise NotFound(text, fields={"nip": [text]})
        return ENDAH

    def find_areas(self, profile: str, kind: str, q: str) -> list[AreaFound]:
        """Those of a kind with these words."""
        hint = PLACE if kind == "org_unit" else ""
        named = [(f"{kind}-{number}", name) for number, name in enumerate(AREAS[kind]) if q.lower() in name.lower()]
        return [{"kind": kind, "id": id_, "name": name, "hint": hint} for id_, name in named]

    def create_account(self, **body: Any) -> Created:
        """Kept as it was asked for."""
        if self.refuses is not None:
            raise self.refuses
        self.changes.append(("create_account", body))
        self.accounts[body["username"]] = account("Endah Prameswari", body["nip"], "invited", (), 99)
        return Created(account_id="a-99", username=body["username"], invited=not body["password"])

    def import_accounts(self, rows: list[dict[str, Any]], dry_run: bool) -> Imported:
        """Every second line is refused; the third adds a profile."""
        if self.refuses is not None:
            raise self.refuses
        self.changes.append(("tried" if dry_run else "imported", {"rows": rows}))
        results = []
        for number, row in enumerate(rows):
            outcome = "refused" if number % 2 else "added" if number % 3 == 2 else "new"
            said = NO_PROFILE if outcome == "refused" else PLACE
            results.append({"line": row["line"], "outcome": outcome, "nip": row["nip"], "name": "Sri", "message": said})
        return Imported(results=results)  # type: ignore[typeddict-item]

    def _change(self, method: str, **body: Any) -> dict[str, Any]:
        """Refused when it is stale, or when the test says so."""
        if self.refuses is not None:
            raise self.refuses
        one = next((one for one in self.accounts.values() if one["account_id"] == body["account_id"]), None)
        if one is None or body["version"] != one["version"]:
            raise Conflict("Akun ini sudah diubah admin lain sejak halaman Anda dibuka.", code="stale", by="", at="")
        self.changes.append((method, {k: v for k, v in body.items() if k not in ("account_id", "version")}))
        if method == "edit_account":
            self.accounts[body["username"]] = {**self.accounts.pop(one["username"]), "username": body["username"]}
        if method == "delete_account":
            del self.accounts[one["username"]]
        return {"version": one["version"] + 1, "ended": 1}

    def account(self, username: str) -> AccountShown:
        """One, or the refusal that a foreign one meets, too."""
        if username not in self.accounts:
            raise NotFound("Akun ini tidak ada di wilayah kerja Anda.")
        return deepcopy(self.accounts[username])

    def find_accounts(self, q: str, profile: str, state: str, order: str, after: str, limit: int) -> AccountPage:
        """Filtered by words, one profile and state; in the order of names."""
        fits = [
            one
            for one in sorted(self.accounts.values(), key=lambda one: one["name"], reverse=order == "-name")
            if q.lower() in f"{one['name']} {one['nip']} {one['username']}".lower()
            and state in ("", one["state"])
            and (not profile or any(held["profile"].startswith(profile[:8]) for held in one["held"]))
        ]
        rows = [_row(one) for one in fits if one["name"] > after][:limit]
        following = rows[-1]["cursor"] if rows and rows[-1]["name"] != fits[-1]["name"] else ""
        counts = {"verifiers": 4, "operators": 5, "admins": 0, "away": 1}
        return AccountPage(
            rows=rows, next=following, counts={"all": len(self.accounts), **counts}, place=PLACE,  # type: ignore[typeddict-item]
        )  # fmt: skip


def _row(one: AccountShown) -> AccountRow:
    held = one["held"]
    return AccountRow(
        account_id=one["account_id"], username=one["username"], name=one["name"], nip=one["nip"],
        profiles=[each["profile"] for each in held], state=one["state"], ends_at=held[0]["ends_at"] if held else "",
        cursor=one["name"],
    )  # fmt: skip
