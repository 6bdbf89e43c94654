"""Mutu verifikasi: what verifiers of an office did, what became of it, and who may know."""
from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
import sqlalchemy as sa

from services.contracts.actor import Actor
from services.contracts.errors import Forbidden, NotFound
from services.contracts.profiles import Profile
from services.verification.handlers import noting_quality
from services.verification.tables import verifier_days
from tests.services.asking import ask
from tests.services.people import NATIONAL, agency, kanreg, official
from tests.services.verification.forms import change, form
from tests.services.verification.officials import ANI, ATI, BIMA, CITRA
from tests.services.verification.running import Running

ADMIN = official("Admin", (Profile.AGENCY_ADMIN, agency("sleman")))
FOREIGN = official("Foreign", (Profile.AGENCY_ADMIN, agency("bantul")))
KANREG = official("Kanreg", (Profile.KANREG_ADMIN, kanreg("k1")))
SUPER = official("Super", (Profile.SUPER_ADMIN, NATIONAL))
ROLLBACK = official("Rudi", (Profile.ROLLBACK_OPERATOR, agency("sleman")))
NAMA, TITLE = change("nama", "Budi S", old="Budi"), change("gelar_belakang", "M.Si.")
DINAS, SLEMAN, K1 = (1, "dinas"), (2, "sleman"), (3, "k1")
SLOW, A_SECOND, TWO_HOURS = 300, 1, 7200


@pytest.fixture(autouse=True)
def _dinas(running: Running) -> None:
    running.flag("dinas")


def take(running: Running, actor: Actor, seconds: int, person: str = "Budi", **rejecting: str) -> None:
    """Decide everything, so many seconds after the case was taken."""
    running.ask("claim", actor, person)
    running.pass_time(seconds - 1 if seconds > 1 else 0)
    running.decide(actor, rejecting, person)


def shown(running: Running, office: tuple[int, str] = DINAS, actor: Actor = ADMIN, **more: Any) -> Any:
    return ask(running.service, "quality", actor, level=office[0], office_id=office[1], **more)


def of(running: Running, name: str, office: tuple[int, str] = DINAS, actor: Actor = ADMIN) -> dict[str, Any]:
    [row] = [row for row in shown(running, office, actor)["rows"] if row["name"] == name]
    return {key: value for key, value in row.items() if value and key != "name"}


def test_a_case_counts_with_its_time_and_its_decisions(running: Running) -> None:
    running.take_in(form(NAMA, TITLE))
    running.ask("claim", ANI)
    running.pass_time(120)
    running.decide(ANI, {"nama": "Tidak terbaca"})
    told = of(running, "Ani")
    assert 120 <= told.pop("seconds") <= 125
    assert told == {"cases": 1, "approved": 1, "rejected": 1, "timed": 1}


def test_who_decides_faster_than_anybody_reads_is_told(running: Running) -> None:
    for person in ("Budi", "Sari"):
        running.take_in(form(NAMA, TITLE, person=person))
    running.decide(ANI, person="Budi")
    running.ask("claim", ANI, "Sari")
    running.pass_time(SLOW)
    running.decide(ANI, person="Sari")
    assert (of(running, "Ani")["cases"], of(running, "Ani")["too_fast"]) == (2, 1)


def test_a_claim_that_ran_out_begins_anew_and_one_that_was_lengthened_goes_on(running: Running) -> None:
    running.take_in(form(NAMA))
    running.ask("claim", ANI)
    running.pass_time(800)  # of the lease's 900
    running.tick(ANI)
    running.pass_time(800)
    running.decide(ANI)
    assert of(running, "Ani")["seconds"] >= 1600
    running.take_in(form(NAMA, person="Sari"))
    running.ask("claim", ANI, "Sari")
    running.pass_time(TWO_HOURS)
    running.ask("claim", ANI, "Sari")
    running.pass_time(60)
    running.decide(ANI, person="Sari")
    assert 1660 <= of(running, "Ani")["seconds"] <= 1700


def test_a_case_that_a_supervisor_gave_has_no_time_and_is_never_too_fast(running: Running) -> None:
    one = {"account_id": ANI.account_id, "name": "Ani", "person_id": ""}
    running.services.identity.verifiers["verifier_l1", "org_unit", "dinas"] = [one]  # type: ignore[list-item]
    running.take_in(form(NAMA))
    running.ask("assign", ADMIN, account_id=ANI.account_id)
    running.decide(ANI)
    assert of(running, "Ani") == {"cases": 1, "approved": 1}


def test_who_was_interrupted_for_an_hour_is_not_timed(running: Running) -> None:
    running.take_in(form(NAMA))
    for _ in range(6):
        running.tick(ANI)
        running.pass_time(700)
    running.decide(ANI)
    assert of(running, "Ani") == {"cases": 1, "approved": 1}


def test_confirming_an_unchanged_form_is_no_reading(running: Running) -> None:
    running.take_in(form())
    running.ask("confirm_unchanged", ANI)
    running.ten_seconds_later()
    assert shown(running, (0, ""))["offices"] == []


def test_what_is_undone_counts_not_and_the_time_goes_on(running: Running) -> None:
    running.take_in(form(NAMA))
    running.tick(ANI)
    running.ask("send", ANI)
    running.pass_time(5)
    running.ask("undo", ANI)
    assert shown(running, (0, ""))["offices"] == []
    running.pass_time(60)
    running.decide(ANI)
    assert 65 <= of(running, "Ani").pop("seconds") <= 70


def test_an_approval_that_the_next_level_rejects_is_overturned(running: Running) -> None:
    running.take_in(form(NAMA, TITLE))
    take(running, ANI, SLOW)
    take(running, BIMA, SLOW, nama="Beda")
    assert of(running, "Ani")["overturned"] == 1
    assert "overturned" not in of(running, "Bima", SLEMAN)
    take(running, CITRA, SLOW, gelar_belakang="Tidak ada ijazah")
    assert of(running, "Ani")["overturned"] == 2
    assert of(running, "Bima", SLEMAN)["overturned"] == 1


def test_a_rejection_that_is_approved_unchanged_after_the_return_is_overturned(running: Running) -> None:
    running.take_in(form(NAMA))
    running.give_back(ANI, {"nama": "Beda"})
    assert of(running, "Ani")["returned"] == 1
    running.take_in(form(NAMA, round=2))
    take(running, ATI, SLOW)
    assert of(running, "Ani")["overturned"] == 1
    assert "overturned" not in of(running, "Ati")


def test_a_value_that_was_mended_overturns_nobody(running: Running) -> None:
    running.take_in(form(NAMA))
    running.give_back(ANI, {"nama": "Beda"})
    running.take_in(form(change("nama", "Budi Santoso", old="Budi"), round=2))
    take(running, ATI, SLOW)
    assert "overturned" not in of(running, "Ani")


def test_a_form_that_is_turned_back_is_told_of_who_had_sent_it_on(running: Running) -> None:
    running.take_in(form(NAMA, path=("dinas", "bidang")))
    take(running, ANI, SLOW)
    helpdesk = official("Hana", (Profile.HELPDESK_KANREG, kanreg("k1")))
    running.ask("turn_back", helpdesk, reason="Permintaan PNS")
    assert of(running, "Ani")["turned_back"] == 1


def test_a_form_that_nobody_had_sent_on_is_turned_back_without_a_word(running: Running) -> None:
    running.take_in(form(NAMA))
    running.ask("turn_back", ROLLBACK, reason="Permintaan PNS")
    assert shown(running, (0, ""))["offices"] == []


def test_verifiers_stand_by_name_whatever_their_numbers(running: Running) -> None:
    for person, actor in (("Budi", ATI), ("Sari", ATI), ("Tono", ANI)):
        running.take_in(form(NAMA, person=person))
        take(running, actor, SLOW, person)
    assert [(row["name"], row["cases"]) for row in shown(running)["rows"]] == [("Ani", 1), ("Ati", 2)]


def test_a_supervisor_sees_the_offices_of_his_own_and_no_other(running: Running) -> None:
    running.take_in(form(NAMA))
    for actor in (ANI, BIMA, CITRA):
        take(running, actor, SLOW)
    offices = {
        name: [(one["level"], one["id"]) for one in shown(running, (0, ""), actor)["offices"]]
        for name, actor in (("admin", ADMIN), ("kanreg", KANREG), ("foreign", FOREIGN), ("super", SUPER))
    }
    assert offices == {"admin": [DINAS, SLEMAN], "kanreg": [K1], "foreign": [], "super": []}
    for actor, office in ((FOREIGN, DINAS), (ADMIN, K1), (KANREG, DINAS), (ADMIN, (1, "puskesmas"))):
        with pytest.raises(NotFound):
            shown(running, office, actor)
    with pytest.raises(Forbidden):
        shown(running, DINAS, ANI)


def test_the_period_begins_at_midnight_in_jakarta(running: Running) -> None:
    running.take_in(form(NAMA))
    take(running, ANI, SLOW)
    today = datetime.now(UTC).astimezone(noting_quality.JAKARTA).date()
    with running.work.begin() as uow:
        [day] = uow.session.scalars(sa.select(verifier_days.c.day))
        assert day == today
        uow.session.execute(sa.update(verifier_days).values(day=sa.text("day - 10")))
    assert [row["cases"] for row in shown(running, days=28)["rows"]] == [1]
    with pytest.raises(NotFound):
        shown(running, days=7)


def test_decisions_of_before_this_was_kept_are_overturned_without_a_trace(running: Running) -> None:
    """A step of that time does not know which office it left."""
    running.take_in(form(NAMA))
    take(running, ANI, SLOW)
    with running.work.begin() as uow:
        uow.session.execute(sa.text("UPDATE transitions SET left_level = 0"))
    take(running, BIMA, SLOW, nama="Beda")
    assert of(running, "Bima", SLEMAN)["rejected"] == 1
    assert "overturned" not in of(running, "Ani")
