"""Cari: a NIP has a name for who may give an account to this person; look-ups are limited and audited."""
import pytest
import sqlalchemy as sa

from services.chassis.audit.tables import entries
from services.contracts.errors import Invalid, NotFound, TooMany
from services.identity.domain.how_many_look_ups import MOST, LookUp
from services.identity.tables import look_ups
from tests.services.identity.fake_country import ENDAH, NOBODY, TONO
from tests.services.identity.office import BANTUL, SLEMAN, SUPER, Office
from tests.services.people import id_of

UNKNOWN = "199912312024121999"


def test_the_answer_says_no_more_than_name_and_agency_and_proposes_a_username(office: Office) -> None:
    assert office.ask(SLEMAN, "look_up_person", nip=ENDAH) == {
        "nip": ENDAH, "name": "Endah Prameswari", "agency": "Sleman", "account": "", "username": "endah.p",
    }  # fmt: skip


def test_who_has_an_account_is_known_by_its_username(office: Office) -> None:
    office.create()
    assert office.ask(SLEMAN, "look_up_person", nip=ENDAH)["account"] == "endah.p"
    assert office.ask(SLEMAN, "look_up_person", nip=ENDAH)["username"] == "endah.p2"


def test_nobody_and_somebody_elsewhere_are_the_same_to_an_agencys_admin(office: Office) -> None:
    answers = []
    for nip in (UNKNOWN, TONO):
        with pytest.raises(NotFound) as refusal:
            office.ask(SLEMAN, "look_up_person", nip=nip)
        answers.append((refusal.value.message, refusal.value.details))
    assert answers[0] == answers[1]
    assert "nip" in answers[0][1]["fields"]


def test_what_is_no_nip_is_told_at_its_field_and_others_are_told_who_is_unknown(office: Office) -> None:
    with pytest.raises(Invalid) as refusal:
        office.ask(SLEMAN, "look_up_person", nip="3404012703750007")
    assert "nip" in refusal.value.details["fields"]
    with pytest.raises(NotFound, match=NOBODY):
        office.ask(SUPER, "look_up_person", nip=UNKNOWN)
    assert office.ask(BANTUL, "look_up_person", nip=TONO)["name"] == "Tono Hartono"
    assert office.ask(SUPER, "look_up_person", nip=TONO)["name"] == "Tono Hartono"


def test_the_limit_counts_every_try_of_one_admin_within_an_hour(office: Office) -> None:
    office.run(sa.insert(look_ups), [{"account_id": SLEMAN.account_id, "number": MOST[LookUp.TYPED] - 1}])
    with pytest.raises(NotFound):
        office.ask(SLEMAN, "look_up_person", nip=UNKNOWN)
    with pytest.raises(TooMany):
        office.ask(SLEMAN, "look_up_person", nip=ENDAH)
    assert office.ask(BANTUL, "look_up_person", nip=TONO)["name"] == "Tono Hartono"
    office.run(sa.update(look_ups).values(at=sa.text("now() - interval '61 minutes'")))
    assert office.ask(SLEMAN, "look_up_person", nip=ENDAH)["name"] == "Endah Prameswari"


def test_who_was_looked_up_by_whom_stands_in_the_audit(office: Office) -> None:
    office.ask(SLEMAN, "look_up_person", nip=ENDAH)
    [entry] = office.rows(sa.select(entries))
    assert (entry.action, entry.name, entry.people) == ("official_looked_up", "Sleman", [id_of(ENDAH)])
