"""Sleman's admin, its kanreg and BKN follow up the people of Sleman who are missing."""
from __future__ import annotations

from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from services.contracts.actor import Actor
from services.contracts.identity.answers import OpeningShown
from services.contracts.profiles import Profile
from services.registration.missing.finding import today
from services.registration.tables import follow_ups, missing_people
from tests.services.asking import ask
from tests.services.people import NATIONAL, agency, id_of, kanreg, official
from tests.services.registration.running import Running

SITI = official("Siti", (Profile.AGENCY_ADMIN, agency("sleman")))
KANREG = official("Rahmat", (Profile.KANREG_ADMIN, kanreg("k1")))
BKN = official("Ratna", (Profile.SUPER_ADMIN, NATIONAL))
OF_BANTUL = official("Joko", (Profile.AGENCY_ADMIN, agency("bantul")))
OTHER_KANREG = official("Made", (Profile.KANREG_ADMIN, kanreg("k2")))
SARI, TONO = "198001012005012001", "198103032006011002"
PAPER = {
    "document_id": id_of("decree"), "name": "sk.pdf", "media_type": "application/pdf", "size": 1000, "digest": "d" * 64,
    "pages": 1,
}  # fmt: skip
LATE = OpeningShown(open=False, why="late", next_at="", until="", zone="WIB")


class Office:
    """``running`` with Budi, Sari and Tono, none of whom has registered; Tono works in the seksi below the bidang."""

    def __init__(self, running: Running) -> None:
        self.running = running
        running.add_person("Sari", SARI, name="SARI DEWI")
        running.add_person("Tono", TONO, name="TONO ADI", unit_id="seksi")

    def ask(self, method: str, by: Actor = SITI, /, **body: Any) -> Any:
        return ask(self.running.service, method, by, **body)

    def found(self, by: Actor = SITI, **asked: Any) -> list[str]:
        return [row["name"] for row in self.ask("find_missing", by, agency_id="sleman", **asked)["rows"]]

    def opened(self, person: str = "Budi", by: Actor = SITI) -> Any:
        return self.ask("missing_person", by, person_id=id_of(person))

    def row(self, person: str = "Budi") -> sa.Row[Any] | None:
        mine = sa.select(missing_people).where(missing_people.c.person_id == id_of(person))
        with self.running.work.begin() as uow:
            return uow.session.execute(mine).one_or_none()

    def version(self, person: str) -> int:
        row = self.row(person)
        return int(row.version) if row is not None else 0

    def chosen(self, *people: str) -> list[dict[str, Any]]:
        return [{"person_id": id_of(one), "version": self.version(one)} for one in people or ("Budi",)]

    def note(self, *people: str, by: Actor = SITI, **more: Any) -> Any:
        """A reason, with everything that it needs."""
        deadline = (today() + timedelta(days=14)).isoformat()
        body = {"reason": "long_leave", "owner_id": id_of("account Wahyu"), "deadline": deadline, "note": "Cuti."}
        return self.ask("note_reason", by, **{"people": self.chosen(*people), **body, **more})

    def close_filling(self) -> None:
        """The campaign's time to fill is over."""
        self.running.services.identity.closed["filling"] = LATE
        self.running.service.openings = type(self.running.service.openings)(self.running.services)

    def propose(self, *people: str, by: Actor = SITI, **more: Any) -> Any:
        return self.ask("propose", by, **{"people": self.chosen(*people), "note": "Sudah dicari.", **more})

    def decide(self, *people: str, verdict: str = "confirm", by: Actor = KANREG, **more: Any) -> Any:
        return self.ask("decide_proposal", by, **{"people": self.chosen(*people), "verdict": verdict, **more})

    def close(self, *people: str) -> None:
        """Tidak ikut, all the way."""
        self.note(*people, document=PAPER)
        self.close_filling()
        self.propose(*people)
        self.decide(*people)

    def steps(self, person: str = "Budi") -> list[str]:
        mine = sa.select(follow_ups.c.action).where(follow_ups.c.person_id == id_of(person)).order_by(follow_ups.c.id)
        with self.running.work.begin() as uow:
            return list(uow.session.scalars(mine))
