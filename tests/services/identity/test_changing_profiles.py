"""Profiles are given and taken together; what is taken ends at once and stays in the past."""
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from services.contracts.actor import Actor
from services.contracts.errors import Conflict, Forbidden, Invalid, NotFound
from services.identity.tables import accounts, profiles
from tests.services.identity.fake_country import TONO
from tests.services.identity.office import BANTUL, KANREG, L1, L2, SLEMAN, SUPER, Office, holds
from tests.services.people import id_of

SCHOOL = {"profile": "school_operator", "kind": "agency", "id": "sleman"}


def ended(office: Office) -> list[Any]:
    return office.rows(sa.select(profiles).where(profiles.c.ended_at.is_not(None)))


def pass_time_until_the_end(office: Office, profile: str) -> None:
    before = datetime.now(UTC) - timedelta(seconds=1)
    office.run(sa.update(profiles).where(profiles.c.profile == profile).values(ends_at=before))
    office.service.end_what_is_over()


def test_what_is_given_and_what_is_ended_happen_together(office: Office) -> None:
    office.create(grants=[L2, L1])
    gone = office.profile_id("verifier_l2")
    office.change(SLEMAN, "change_profiles", add=[SCHOOL], end=[gone], reason="Pindah ke bidang lain")
    assert office.held() == [("verifier_l1", "s-1"), ("school_operator", "sleman")]
    [row] = ended(office)
    assert (row.id, row.ended_by, row.ended_by_name) == (gone, SLEMAN.account_id, "Sleman")
    assert row.ended_reason == "Pindah ke bidang lain"
    assert row.ends_at == row.ended_at


def test_nothing_of_it_happens_when_one_part_is_refused(office: Office) -> None:
    office.create()
    foreign = {**L2, "id": "bantul"}
    with pytest.raises(NotFound):
        office.change(SLEMAN, "change_profiles", add=[foreign], end=[office.profile_id("verifier_l2")], reason="Salah")
    assert office.held() == [("verifier_l2", "sleman")]


def test_ending_asks_for_a_reason(office: Office) -> None:
    office.create()
    with pytest.raises(Invalid) as refusal:
        office.change(SLEMAN, "change_profiles", end=[office.profile_id("verifier_l2")])
    assert "reason" in refusal.value.details["fields"]


def test_with_a_profile_its_sessions_end_and_verification_is_told_ids_only(office: Office) -> None:
    office.create(grants=[L2, L1])
    office.begin_session()
    gone = office.profile_id("verifier_l2")
    office.change(SLEMAN, "change_profiles", end=[gone], reason="Selesai")
    assert not office.has_session()
    [event] = office.events()
    del event["event_id"]
    assert event == {
        "type": "profile-ended.v1", "account_id": office.account().id, "profile_id": gone, "profile": "verifier_l2",
        "jurisdiction_kind": "agency", "jurisdiction_id": "sleman",
    }  # fmt: skip


def test_giving_a_profile_ends_no_session(office: Office) -> None:
    office.create()
    office.begin_session()
    office.change(SLEMAN, "change_profiles", add=[SCHOOL])
    assert office.has_session()
    assert office.events() == []


def test_a_planned_end_ends_sessions_and_claims_like_any_other(office: Office) -> None:
    office.create(grants=[{**L2, "ends_on": "2090-12-31"}, L1])
    office.begin_session()
    pass_time_until_the_end(office, "verifier_l2")
    assert not office.has_session()
    assert [event["profile"] for event in office.events()] == ["verifier_l2"]
    [row] = ended(office)
    assert (row.ended_by, row.ended_reason) == (None, "Masa berlaku berakhir.")
    assert office.held() == [("verifier_l1", "s-1")]
    office.service.end_what_is_over()
    assert len(office.events()) == 1


def test_what_has_ended_can_be_given_again_and_the_past_stays(office: Office) -> None:
    office.create(grants=[L2, L1])
    for _ in range(2):
        office.change(SLEMAN, "change_profiles", end=[office.profile_id("verifier_l2")], reason="Cuti")
        office.change(SLEMAN, "change_profiles", add=[L2])
    assert len(ended(office)) == 2
    assert office.held() == [("verifier_l1", "s-1"), ("verifier_l2", "sleman")]


def test_a_profile_is_held_once_in_an_area(office: Office) -> None:
    office.create()
    with pytest.raises(Invalid, match="sudah dipegang"):
        office.change(SLEMAN, "change_profiles", add=[L2])


def test_who_saw_an_older_page_is_told_so(office: Office) -> None:
    office.create()
    version = office.account().version
    office.change(SLEMAN, "change_profiles", add=[SCHOOL])
    with pytest.raises(Conflict):
        office.change(SLEMAN, "change_profiles", add=[L1], version=version)


def test_a_profile_is_ended_by_who_might_grant_it(office: Office) -> None:
    office.create(SUPER, grants=[L2, {"profile": "registration_verifier", "kind": "agency", "id": "sleman"}])
    gone = office.profile_id("registration_verifier")
    with pytest.raises(Forbidden, match="Verifikator Registrasi"):
        office.change(SLEMAN, "change_profiles", end=[gone], reason="Tidak perlu lagi")
    office.change(SLEMAN, "change_profiles", end=[office.profile_id("verifier_l2")], reason="Tidak perlu lagi")
    office.change(SUPER, "change_profiles", end=[gone], reason="Tidak perlu lagi")
    assert office.held() == []


def test_a_verifier_of_a_unit_that_lost_its_tick_can_still_be_ended(office: Office) -> None:
    office.create(grants=[L1])
    office.services.reference.units["s-1"] = ("sleman", False)
    office.change(SLEMAN, "change_profiles", end=[office.profile_id("verifier_l1")], reason="Unit digabung")
    assert office.held() == []


@pytest.mark.parametrize("stranger", [BANTUL, KANREG], ids=lambda actor: actor.name)
def test_an_account_elsewhere_is_not_found(office: Office, stranger: Actor) -> None:
    office.create(SUPER, TONO, "ministry", grants=[{**L2, "id": "ministry"}])
    office.run(sa.update(accounts).values(agency_id="ministry", kanreg_id=""))
    with pytest.raises(NotFound):
        office.change(stranger, "change_profiles", "ministry", end=[office.profile_id("verifier_l2", "ministry")])


def test_nobody_gives_himself_a_profile_or_to_another_account_of_his(office: Office) -> None:
    office.add_official("admin.sleman", holds("agency_admin"))
    office.add_official("other", holds("verifier_l2"), person_id=id_of("Sleman"))
    me = Actor(id_of("admin.sleman"), person_id=id_of("Sleman"), grants=SLEMAN.grants)
    for username in ("admin.sleman", "other"):
        with pytest.raises(Forbidden):
            office.change(me, "change_profiles", username, add=[SCHOOL])


def test_a_profile_that_ended_meanwhile_is_not_found(office: Office) -> None:
    office.create(grants=[L2, L1])
    gone = office.profile_id("verifier_l2")
    office.change(SLEMAN, "change_profiles", end=[gone], reason="Selesai")
    with pytest.raises(NotFound):
        office.change(SLEMAN, "change_profiles", end=[gone], reason="Selesai lagi")
