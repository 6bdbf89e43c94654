"""A small country at work in real databases, seeded past the messages, and the reporting service that counts it."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from deploy.local.places import CHECKOUT
from services.chassis.work import Work
from services.contracts.registration.answers import Attached
from services.identity.seeding.__main__ import seed as seed_officials
from services.identity.seeding.citizens import open_accounts
from services.reference.seed_demo import seed as seed_reference
from services.reference.service import ReferenceService
from services.registration.seeding.__main__ import seed_people
from services.registration.seeding.applied import apply_done
from services.registration.seeding.sent.__main__ import send_forms
from services.registration.seeding.sent.places import unit_places
from services.registration.service import RegistrationService
from services.verification.seeding.__main__ import FLAGGED, open_cases
from services.verification.seeding.deciders import read_deciders
from services.verification.service import VerificationService
from tests.services.asking import ask
from tests.services.conftest import OpenDatabase
from tests.services.people import service
from tests.services.reporting.campaign import Campaign

DOCUMENT = Attached(document_id="", name="sk.png", media_type="image/png", size=900, digest="d" * 64, pages=1)


class Country:
    """The five services' databases, and the seeders in their order."""

    def __init__(self, open_database: OpenDatabase) -> None:
        names = ("reference", "registration", "identity", "verification", "reporting")
        self.works: dict[str, Work] = {name: open_database(name) for name in names}
        self.engines = {name: self._engine(work) for name, work in self.works.items()}
        with self.works["reference"].begin() as uow:
            seed_reference(uow.session.connection(), CHECKOUT / "deploy" / "local" / "demo")
        engines = self.engines
        seed_people(engines["registration"], engines["reference"], 300, year=2026, workers=1)
        seed_officials(engines["identity"], engines["reference"])

    @staticmethod
    def _engine(work: Work) -> sa.Engine:
        with work.begin() as uow:
            return uow.session.connection().engine

    def seed_cases(self, number: int) -> tuple[int, int, int]:
        """How many forms, accounts and cases were new."""
        of = self.engines
        with of["reference"].connect() as units, of["identity"].connect() as profiles:
            places, flagged, deciders = unit_places(units), set(units.scalars(FLAGGED)), read_deciders(profiles)
        sent = sum(send_forms(of["registration"], places, number, DOCUMENT))
        opened = sum(open_accounts(of["identity"], of["registration"]))
        made = sum(open_cases(of["verification"], of["registration"], flagged, deciders))
        assert sum(apply_done(of["registration"], of["verification"]))
        return sent, opened, made

    def rows(self, service: str, statement: sa.Select[Any]) -> list[sa.Row[Any]]:
        with self.works[service].begin() as uow:
            return list(uow.session.execute(statement))


class Asked:
    """A service's own methods, as reporting reaches them on the wire."""

    def __init__(self, running: Any) -> None:
        self._running = running

    def __getattr__(self, method: str) -> Any:
        return lambda **body: ask(self._running, method, service("reporting"), **body)


def reporting_on(country: Country) -> Campaign:
    """The reporting service, which asks the real ones."""
    campaign = Campaign(country.works["reporting"])
    kinds = {"registration": RegistrationService, "verification": VerificationService, "reference": ReferenceService}
    for name, kind in kinds.items():
        running: Any = kind()
        vars(running).update(work=country.works[name])
        setattr(campaign.services, name, Asked(running))
    return campaign
