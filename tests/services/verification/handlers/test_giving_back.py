"""When a profile ends, the work claimed under it returns to the pool, and nobody else's does."""
import pytest
import sqlalchemy as sa

from services.chassis.audit.tables import entries
from services.contracts.actor import Actor
from services.contracts.errors import Conflict
from services.contracts.identity.events import ProfileEnded
from tests.services.people import id_of
from tests.services.verification.forms import change, form
from tests.services.verification.officials import ANI, ATI, BIMA
from tests.services.verification.running import Running

AGAMA = change("agama", "2", old="1")


def ended(actor: Actor, **more: str) -> ProfileEnded:
    """The only profile of this official."""
    [grant] = actor.grants
    where = {"jurisdiction_kind": str(grant.jurisdiction.kind), "jurisdiction_id": grant.jurisdiction.id}
    facts = {"account_id": actor.account_id, "profile_id": "p", "profile": str(grant.profile), **where}
    return ProfileEnded(**{**facts, **more})


@pytest.fixture
def claimed(running: Running) -> Running:
    """Ani has Budi's form in hand, with a tick."""
    running.take_in(form(AGAMA))
    running.ask("claim", ANI)
    [first] = running.shown(ANI)["changes"]
    running.ask("save", ANI, decisions=[{"change_id": first["change_id"], "verdict": "approve", "reason": ""}])
    return running


def test_a_colleague_takes_over_at_once_and_finds_the_draft(claimed: Running) -> None:
    with pytest.raises(Conflict):
        claimed.ask("claim", ATI)
    claimed.service.on_profile_ended(ended(ANI))
    assert claimed.case().claimed_by is None
    shown = claimed.ask("claim", ATI)
    assert (shown["claim"], shown["changes"][0]["draft"]) == ("mine", "approve")


@pytest.mark.parametrize(
    "other",
    [
        ended(ATI),  # a colleague's
        ended(ANI, profile="verifier_l2"),
        ended(ANI, jurisdiction_id="puskesmas"),
        ended(ANI, jurisdiction_kind="agency"),
        ended(ANI, profile="school_operator"),
    ],
)
def test_another_profile_that_ends_frees_nothing(claimed: Running, other: ProfileEnded) -> None:
    claimed.service.on_profile_ended(other)
    assert claimed.case().claimed_by == ANI.account_id


def test_what_was_sent_is_made_final_all_the_same(claimed: Running) -> None:
    claimed.ask("send", ANI)
    claimed.service.on_profile_ended(ended(ANI))
    claimed.ten_seconds_later()
    assert claimed.case().level == 2


def test_a_claim_taken_anew_under_a_profile_given_again_outlives_a_redelivery(claimed: Running) -> None:
    event = ended(ANI)
    claimed.service.on_profile_ended(event)
    claimed.ask("claim", ANI)
    claimed.service.on_profile_ended(event)
    assert claimed.case().claimed_by == ANI.account_id


def test_the_audit_says_whose_work_went_back(claimed: Running) -> None:
    claimed.service.on_profile_ended(ended(ANI))
    claimed.service.on_profile_ended(ended(BIMA))
    with claimed.work.begin() as uow:
        released = sa.select(entries).where(entries.c.action == "case_released")
        [entry] = uow.session.execute(released)
    assert (entry.before, entry.people) == ({"claimed_by": ANI.account_id}, [id_of("Budi")])
