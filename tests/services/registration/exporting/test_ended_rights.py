"""An export ends with the right to it: who could not ask for it now does not take it, and nothing of it stays."""
from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy as sa

from services.chassis.audit.tables import entries
from services.contracts.actor import Actor, Grant
from services.contracts.errors import NotFound
from services.contracts.identity.events import ProfileEnded
from services.contracts.profiles import Profile
from services.registration.exporting.ended_rights import ENDED
from services.registration.tables import export_rows
from tests.services.asking import ask
from tests.services.people import NATIONAL, agency, kanreg, unit
from tests.services.registration.exporting.office import OF_THE_KANREG, OPERATOR, WITH_NUMBERS, Office


def holding(actor: Actor, *grants: Grant) -> Actor:
    """The same account with these profiles instead."""
    return replace(actor, grants=grants)


def ended(actor: Actor, grant: Grant) -> ProfileEnded:
    where = {"jurisdiction_kind": str(grant.jurisdiction.kind), "jurisdiction_id": grant.jurisdiction.id}
    return ProfileEnded(account_id=actor.account_id, profile_id="p", profile=str(grant.profile), **where)


ELSEWHERE = Grant(Profile.EXPORT_OPERATOR, agency("bantul"))
ADMIN = Grant(Profile.AGENCY_ADMIN, agency("sleman"))


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (OPERATOR, holding(OPERATOR, ELSEWHERE)),
        (OF_THE_KANREG, holding(OF_THE_KANREG, ELSEWHERE)),
        (WITH_NUMBERS, holding(WITH_NUMBERS, *OPERATOR.grants)),
    ],
    ids=["another agency", "one agency of the office", "no whole numbers"],
)
def test_a_file_is_not_taken_by_an_account_that_could_not_ask_for_it_now(
    office: Office, before: Actor, now: Actor
) -> None:
    office.ask_for(before)
    office.work_on()
    one = office.row()
    assert [shown["link"] for shown in office.shown(now)["exports"]] == [""]
    with pytest.raises(NotFound):
        ask(office.running.service, "take_export", now, export_id=one.id, link=one.link)
    assert office.take(before)["manifest"]["rows"] == one.total


def test_a_file_is_taken_under_another_profile_that_gives_the_same(office: Office) -> None:
    office.ask_for()
    office.work_on()
    assert office.take(holding(OPERATOR, ADMIN))["manifest"]["rows"] == 5


LOST = {
    "of the agency": (OPERATOR, OPERATOR.grants[0]),
    "of the regional office": (OF_THE_KANREG, OF_THE_KANREG.grants[0]),
    "of an admin": (holding(OPERATOR, ADMIN), ADMIN),
    "of whole numbers": (WITH_NUMBERS, Grant(Profile.SUPER_ADMIN, NATIONAL)),
}


@pytest.mark.parametrize("steps", [0, 1, 2, 99])
@pytest.mark.parametrize(("actor", "lost"), LOST.values(), ids=LOST)
def test_nothing_stays_of_an_export_when_the_profile_ends(
    office: Office, actor: Actor, lost: Grant, steps: int
) -> None:
    office.ask_for(actor)
    for _ in range(steps):
        office.step()
    office.running.service.on_profile_ended(ended(actor, lost))
    office.work_on()
    with office.work.begin() as uow:
        assert uow.session.scalar(sa.select(sa.func.count()).select_from(export_rows)) == 0
        [told] = uow.session.execute(sa.select(entries).where(entries.c.action == "export_cancelled"))
    assert (told.subject, told.reason) == (office.row().id, ENDED)
    assert office.store.files() == set()
    assert [(one["state"], one["problem"]) for one in office.shown(actor)["exports"]] == [("cancelled", ENDED)]


@pytest.mark.parametrize(
    "other",
    [
        ended(WITH_NUMBERS, OPERATOR.grants[0]),  # somebody else's
        ended(OPERATOR, ELSEWHERE),
        ended(OPERATOR, Grant(Profile.VERIFIER_L2, agency("sleman"))),
        ended(OPERATOR, Grant(Profile.SUPER_ADMIN, NATIONAL)),  # the numbers were masked
        ended(OPERATOR, Grant(Profile.VERIFIER_L1, unit("bidang"))),
    ],
)
def test_another_profile_that_ends_cancels_nothing(office: Office, other: ProfileEnded) -> None:
    office.ask_for()
    office.running.service.on_profile_ended(other)
    office.work_on()
    assert office.row().state == "done"


def test_a_regional_office_without_agencies_cancels_nothing(office: Office) -> None:
    office.ask_for()
    office.running.services.reference.find_areas = lambda **_asked: []
    office.running.service.on_profile_ended(ended(OPERATOR, Grant(Profile.EXPORT_OPERATOR, kanreg("k9"))))
    assert office.row().state == "queued"
