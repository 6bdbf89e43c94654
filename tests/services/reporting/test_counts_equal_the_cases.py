"""What verification says about moves adds up to what its cases are: counted by SQL and by events."""
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import pytest
import sqlalchemy as sa

from services.contracts.actor import Actor
from services.contracts.registration.answers import Submission
from services.contracts.registration.events import RecordApplied, RecordConflicted
from services.contracts.verification.events import CaseMoved
from services.reporting.domain.stages import STANDING
from services.verification.handlers.moving import stage
from services.verification.tables import cases
from tests.services.asking import ask
from tests.services.conftest import OpenDatabase
from tests.services.people import id_of, service
from tests.services.reporting.campaign import Campaign
from tests.services.reporting.facts import days_ago, person
from tests.services.verification.forms import change, form
from tests.services.verification.officials import ANI, BIMA, CITRA, DEWI
from tests.services.verification.running import Running

BIRTH = change("tanggal_lahir", "1975-03-28", old="1975-03-27")
NAMA, MENDED = change("nama", "Budi S", old="Budi"), change("nama", "Budi Santoso", old="Budi")
PEOPLE = ("Budi", "Sari", "Tono", "Umar", "Wati")


class RealVerification:
    """The service's own method, as the wire reaches it."""

    def __init__(self, verification: Running) -> None:
        self._running = verification

    def cases_for_reports(self, person_ids: list[str]) -> Any:
        return ask(self._running.service, "cases_for_reports", service("reporting"), person_ids=person_ids)


class Both:
    """Verification, and reporting that hears what it says and asks it."""

    def __init__(self, verification: Running, campaign: Campaign) -> None:
        self.verification, self.campaign = verification, campaign
        campaign.services.verification = RealVerification(verification)

    def take_in(self, sent: Submission) -> None:
        who = self.campaign.services.registration.people.setdefault(sent["person_id"], person("x"))
        who.update(person_id=sent["person_id"], registrant="aktif", registered_at=days_ago(1))
        who["sent"].append(sent["sent_at"])
        self.campaign.hear(self.verification.take_in(sent))

    def decide(self, actor: Actor, name: str, rejecting: Mapping[str, str] | None = None) -> None:
        self.verification.decide(actor, rejecting, name)

    def applied(self, name: str) -> None:
        case_id = self.verification.case(name).id
        event = RecordApplied(case_id=case_id, person_id=id_of(name), record_version=2, changed=[])
        self.verification.service.on_record_applied(event)

    def conflicted(self, name: str) -> None:
        case_id = self.verification.case(name).id
        event = RecordConflicted(case_id=case_id, person_id=id_of(name), fields=["nama"])
        self.verification.service.on_record_conflicted(event)

    def tell(self) -> None:
        """Every move so far comes again, newest first: neither order nor repetition matters."""
        self.verification.deliver()
        self.campaign.hear(*map(CaseMoved.from_wire, reversed(self.verification.events(CaseMoved.topic))))

    def counted(self) -> Counter[str]:
        """By reporting: the stages in which forms stand."""
        shown: Any = self.campaign.progress()
        counted = {row["stage"]: row["count"] for row in shown["stages"] if row["count"]}
        return Counter({stage: number for stage, number in counted.items() if stage in STANDING})

    def in_the_database(self) -> Counter[str]:
        """By SQL."""
        with self.verification.work.begin() as uow:
            return Counter(stage(row.state, row.level) for row in uow.session.execute(sa.select(cases)))


@pytest.fixture
def both(open_database: OpenDatabase, field_keys: None, campaign: Campaign) -> Both:
    """Both services on fresh databases; no unit is a level-1 verifier yet."""
    return Both(Running(open_database("verification")), campaign)


def steps(both: Both) -> list[Callable[[], object]]:
    """Forms on every way that there is."""
    return [
        *[partial(both.take_in, form(BIRTH, NAMA, person=person)) for person in PEOPLE],
        partial(both.verification.flag, "dinas"),
        partial(both.verification.give_back, ANI, {"nama": "Beda"}, "Budi"),
        partial(both.take_in, form(BIRTH, MENDED, person="Budi", round=2)),
        *[partial(both.decide, ANI, person) for person in PEOPLE],
        *[partial(both.decide, BIMA, person, {"tanggal_lahir": "Akta tidak terbaca"}) for person in PEOPLE[:2]],
        *[partial(both.decide, BIMA, person) for person in PEOPLE[2:4]],
        *[partial(both.decide, CITRA, person) for person in PEOPLE[:4]],
        partial(both.decide, DEWI, "Tono"),
        partial(both.applied, "Budi"),
        partial(both.conflicted, "Sari"),
    ]


def test_the_counts_equal_the_cases_at_every_step(both: Both) -> None:
    seen: set[str] = set()
    for step in steps(both):
        step()
        both.tell()
        assert both.counted() == both.in_the_database()
        seen |= both.counted().keys()
    assert seen == {"level-1", "level-2", "level-3", "level-4", "returned", "completed", "done"}
