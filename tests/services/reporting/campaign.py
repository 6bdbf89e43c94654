"""A campaign in small: people do something, events tell it, and the reporting service hears them."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from services.chassis.work import Work
from services.contracts.actor import Actor
from services.contracts.event import Event, new_id
from services.contracts.profiles import Profile
from services.contracts.registration.events import (
    FormSent,
    FormStarted,
    PeopleImported,
    RecordChanged,
    Registered,
    RegistrantDecided,
)
from services.contracts.registration.missing_events import StandingChanged
from services.contracts.verification.events import CaseMoved
from services.contracts.verification.reports import Step
from services.reporting.builds import SHOWN
from services.reporting.service import ReportingService
from services.reporting.tables import people, tallies
from tests.services.asking import ask
from tests.services.people import NATIONAL, agency, id_of, official
from tests.services.reporting.facts import NOW, person
from tests.services.reporting.fake_reference import FakeServices

EXECUTIVE = official("Executive", (Profile.EXECUTIVE, agency("sleman")))
SUPER_ADMIN = official("Super", (Profile.SUPER_ADMIN, NATIONAL))


class Campaign:
    """``events`` are those that nobody has heard yet."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.services: Any = FakeServices()
        self.service = ReportingService()
        vars(self.service).update(work=work, services=self.services)  # as nameko injects them
        self.events: list[Event] = []

    def add(self, name: str, agency_id: str = "sleman", **facts: Any) -> None:
        """Somebody whom the state knows; no event tells it."""
        self.services.registration.people[id_of(name)] = person(name, agency_id, **facts)

    def person(self, name: str) -> Any:
        if id_of(name) not in self.services.registration.people:
            self.add(name)
        return self.services.registration.people[id_of(name)]

    def register(self, name: str, state: str = "aktif", at: str = NOW.isoformat()) -> None:
        who = self.person(name)
        who.update(registrant=state, registered_at=at)
        self.events.append(Registered(person_id=who["person_id"], agency_id=who["agency_id"]))

    def reject(self, name: str) -> None:
        who = self.person(name)
        who.update(registrant="ditolak")
        self.events.append(RegistrantDecided(person_id=who["person_id"], agency_id=who["agency_id"]))

    def start(self, name: str) -> None:
        who = self.person(name)
        who.update(started=True)
        self.events.append(FormStarted(person_id=who["person_id"], agency_id=who["agency_id"]))

    def send(self, name: str, at: str = NOW.isoformat()) -> None:
        who = self.person(name)
        who["sent"].append(at)
        ids = {"person_id": who["person_id"], "agency_id": who["agency_id"], "submission_id": new_id()}
        self.events.append(FormSent(**ids, round=len(who["sent"])))

    def change(self, name: str, what: str, **facts: Any) -> None:
        """An answer of the helpdesk changes the record."""
        who = self.person(name)
        was = who["agency_id"]
        who.update(**facts)
        ids = {"person_id": who["person_id"], "agency_id": who["agency_id"], "was": was}
        self.events.append(RecordChanged(**ids, record_version=2, what=what, changed=[]))

    def miss(self, name: str, why: str) -> None:
        """The agency has found out why somebody is missing; "" for a form that came."""
        who = self.person(name)
        who.update(missing=why)
        self.events.append(StandingChanged(person_id=who["person_id"], agency_id=who["agency_id"]))

    def move(self, name: str, *stages: str, at: str = NOW.isoformat()) -> None:
        who = self.person(name)
        steps = self.services.verification.steps.setdefault(who["person_id"], [])
        ids = {"case_id": new_id(), "submission_id": new_id(), "person_id": who["person_id"], "agency_id": "sleman"}
        for stage in stages:
            was = steps[-1]["stage"] if steps else "sent"
            steps.append(Step(round=len(who["sent"]), stage=stage, at=at))
            self.events.append(CaseMoved(**ids, version=len(steps), was=was, now=stage, by_people=True))
        who["verified"] = stages[-1] == "done"

    def tell(self) -> list[Event]:
        """The events arrive, and a second passes."""
        told, self.events = self.events, []
        self.hear(*told)
        return told

    def hear(self, *events: Any) -> None:
        """These events, whether they came before or not."""
        heard: Any = {
            Registered: self.service.on_registered, RegistrantDecided: self.service.on_registrant_decided,
            FormStarted: self.service.on_form_started, FormSent: self.service.on_form_sent,
            CaseMoved: self.service.on_case_moved, RecordChanged: self.service.on_record_changed,
            StandingChanged: self.service.on_standing_changed, PeopleImported: self.service.on_people_imported,
        }  # fmt: skip
        for event in events:
            heard[type(event)]([event])
        self.service.count_whom_events_named()

    def rebuild(self) -> None:
        """From zero, to the end."""
        self.service.rebuild()

    def progress(self, actor: Actor = EXECUTIVE, **body: str) -> Any:
        return ask(self.service, "progress", actor, **body)

    def recapitulation(self, actor: Actor = EXECUTIVE, agency_id: str = "sleman") -> Any:
        """One that is issued now."""
        return ask(self.service, "issue_recapitulation", actor, agency_id=agency_id)

    def stages(self, actor: Actor = EXECUTIVE, **body: str) -> dict[str, int]:
        """The stages in which anybody is."""
        return {row["stage"]: row["count"] for row in self.progress(actor, **body)["stages"] if row["count"]}

    def models(self, build: Any = SHOWN) -> Any:
        """Everything that a set holds, in order, without its number."""
        t = tallies.c
        whole = sa.select(t.kind, t.agency_id, t.a, t.b, t.people).where(t.build == build, t.people != 0)
        everybody = sa.select(people.c.person_id, people.c.agency_id, people.c.counted).where(people.c.build == build)
        with self.work.begin() as uow:
            return [
                list(uow.session.execute(whole.order_by(t.kind, t.agency_id, t.a, t.b))),
                list(uow.session.execute(everybody.order_by(people.c.person_id))),
            ]
