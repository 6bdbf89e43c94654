"""Tidak ikut: proposed with a document once the time is over, decided above, and taken back."""
from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from services.chassis.audit.tables import entries
from services.contracts.errors import Conflict, Forbidden, Invalid, NotFound
from services.contracts.profiles import Profile
from tests.services.people import agency, id_of, kanreg, official
from tests.services.registration.missing.office import BKN, KANREG, OTHER_KANREG, PAPER, SARI, SITI, Office


def test_it_cannot_be_proposed_while_the_form_can_be_filled(office: Office) -> None:
    office.note("Budi", document=PAPER)
    with pytest.raises(Conflict) as refused:
        office.propose("Budi")
    assert refused.value.details["code"] == "early"
    office.close_filling()
    assert office.propose("Budi")["changed"] == [id_of("Budi")]


def test_it_needs_a_document(office: Office) -> None:
    office.note("Budi")
    office.close_filling()
    with pytest.raises(Invalid) as refused:
        office.propose("Budi")
    assert list(refused.value.details["fields"]) == ["document"]
    office.propose("Budi", document=PAPER)
    assert office.opened()["document"] == PAPER


def test_without_a_reason_nobody_is_proposed(office: Office) -> None:
    office.close_filling()
    answer = office.propose("Budi", document=PAPER)
    assert answer == {"changed": [], "others": [["BUDI SANTOSO", "tindak lanjutnya tidak pada tahap itu"]]}


@pytest.mark.parametrize("above", [KANREG, BKN])
def test_the_office_above_confirms_and_the_form_is_closed(office: Office, above: Any) -> None:
    office.running.register()
    office.note("Budi", document=PAPER)
    office.close_filling()
    office.propose("Budi")
    proposed = office.ask("find_proposed", above, stage="proposed")["rows"]
    assert [(row["name"], row["agency"]) for row in proposed] == [("BUDI SANTOSO", "Kab. Sleman")]
    assert office.decide("Budi", by=above)["changed"] == [id_of("Budi")]
    assert office.ask("find_proposed", above, stage="proposed")["rows"] == []
    [event] = office.running.events("participation-decided.v1")
    assert (event["person_id"], event["closed"]) == (id_of("Budi"), True)
    assert office.running.ask("home")["closed"]
    assert not office.running.ask("open_tab", tab="utama")["editable"]
    for write in (
        lambda: office.running.say("agama", "2"),
        lambda: office.running.ask("send", version=office.running.version),
        lambda: office.running.attach("agama"),
        lambda: office.running.save_row("add", golongan="32"),
    ):
        with pytest.raises(Conflict) as refused:
            write()
        assert refused.value.details["code"] == "not_participating"


def test_who_has_not_registered_cannot_any_more(office: Office) -> None:
    office.close("Sari")
    for attempt in (office.running.look_up, office.running.register):
        with pytest.raises(Conflict) as refused:
            attempt(SARI, "Sari Dewi")
        assert refused.value.details["code"] == "not_participating"


def test_neither_the_agency_nor_another_kanreg_decides(office: Office) -> None:
    office.note("Budi", document=PAPER)
    office.close_filling()
    office.propose("Budi")
    with pytest.raises(Forbidden):
        office.decide("Budi", by=SITI)
    with pytest.raises(NotFound):
        office.decide("Budi", by=OTHER_KANREG)
    assert office.ask("find_proposed", OTHER_KANREG, stage="proposed")["rows"] == []


def test_nobody_decides_the_own_proposal_nor_about_oneself(office: Office) -> None:
    both = official("Siti", (Profile.AGENCY_ADMIN, agency("sleman")), (Profile.KANREG_ADMIN, kanreg("k1")))
    oneself = official("Rahmat", (Profile.KANREG_ADMIN, kanreg("k1")), person="Budi")
    office.note("Budi", document=PAPER)
    office.close_filling()
    office.propose("Budi", by=both)
    for by in (both, oneself):
        assert office.decide("Budi", by=by)["others"] == [["BUDI SANTOSO", "diri Anda sendiri"]]


def test_a_refused_proposal_goes_back_to_the_agency_with_the_reason(office: Office) -> None:
    office.note("Budi", document=PAPER)
    office.close_filling()
    office.propose("Budi")
    with pytest.raises(Invalid):
        office.decide("Budi", verdict="refuse")
    office.decide("Budi", verdict="refuse", note="Masih dirawat.")
    opened = office.opened()
    assert (opened["stage"], opened["steps"][0]["note"]) == ("noted", "Masih dirawat.")
    assert office.running.events("participation-decided.v1") == []
    assert office.propose("Budi")["changed"] == [id_of("Budi")]


def test_it_is_taken_back_with_a_reason(office: Office) -> None:
    office.running.register()
    office.close("Budi")
    body = {"person_id": id_of("Budi"), "version": office.version("Budi"), "note": "Ternyata bertugas di luar negeri."}
    for wrong in (SITI, OTHER_KANREG):
        with pytest.raises((Forbidden, NotFound)):
            office.ask("reverse", wrong, **body)
    with pytest.raises(Invalid):
        office.ask("reverse", KANREG, **{**body, "note": ""})
    assert office.ask("reverse", KANREG, **body)["changed"] == [id_of("Budi")]
    assert not office.running.ask("home")["closed"]
    office.running.say("agama", "2")
    assert [event["closed"] for event in office.running.events("participation-decided.v1")] == [True, False]
    assert office.steps() == ["note", "propose", "confirm", "reverse"]


def test_everything_is_in_the_audit(office: Office) -> None:
    office.close("Budi")
    office.ask("reverse", KANREG, person_id=id_of("Budi"), version=office.version("Budi"), note="x")
    mine = sa.select(entries.c.action).where(entries.c.people.contains([id_of("Budi")])).order_by(entries.c.at)
    with office.running.work.begin() as uow:
        actions = [action for action in uow.session.scalars(mine) if action.startswith(("absence", "participation"))]
    assert actions == ["absence_noted", "participation_proposed", "participation_closed", "participation_reopened"]
