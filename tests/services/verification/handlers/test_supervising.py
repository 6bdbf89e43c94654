"""A supervisor takes cases out of hands and gives them to verifiers of the office."""
from typing import Any

import pytest
import sqlalchemy as sa

from services.chassis.audit.tables import entries
from services.contracts.actor import Actor
from services.contracts.errors import Conflict, NotFound
from services.contracts.profiles import Profile
from tests.services.asking import ask
from tests.services.people import agency, id_of, official
from tests.services.verification.forms import change, form
from tests.services.verification.officials import ANI, ATI, BIMA
from tests.services.verification.running import Running

AGAMA = change("agama", "2", old="1")
ADMIN = official("Admin", (Profile.AGENCY_ADMIN, agency("sleman")))
FOREIGN = official("Foreign", (Profile.AGENCY_ADMIN, agency("bantul")))
DINAS, BKD = ("verifier_l1", "org_unit", "dinas"), ("verifier_l2", "agency", "sleman")
A_WEEK, AN_HOUR = 7 * 24 * 3600, 3600


@pytest.fixture
def office(running: Running) -> Running:
    """Budi's form, which Ani holds, and Sari's, in an office of two."""
    running.services.identity.verifiers[DINAS] = [verifier(ANI), verifier(ATI)]
    running.take_in(form(AGAMA, person="Budi"))
    running.take_in(form(AGAMA, person="Sari"))
    running.ask("claim", ANI, "Budi")
    return running


def verifier(one: Actor) -> Any:
    return {"account_id": one.account_id, "name": one.name, "person_id": one.person_id}


def rows(running: Running, actor: Actor = ADMIN, **by: Any) -> list[tuple[str, str, str]]:
    shown = ask(running.service, "supervised", actor, **by)["rows"]
    return [(row["name"], row["office"], row["claimed_by"]) for row in shown]


def test_the_open_work_of_all_offices_with_its_holders(office: Running) -> None:
    office.decide(ATI, person="Sari")
    assert rows(office) == [("Budi", "Dinas", "Ani"), ("Sari", "Sleman", "")]
    assert rows(office, FOREIGN) == []


@pytest.mark.parametrize(
    ("by", "found"),
    [
        ({"holder": "held"}, ["Budi"]), ({"holder": "free"}, ["Sari"]), ({"late": True}, []),
        ({"level": 1, "office_id": "dinas"}, ["Budi", "Sari"]), ({"level": 2, "office_id": "sleman"}, []),
    ],
)  # fmt: skip
def test_it_is_narrowed_by_office_holder_and_age(office: Running, by: dict[str, Any], found: list[str]) -> None:
    assert [name for name, _, _ in rows(office, **by)] == found


def test_offices_are_counted(office: Running) -> None:
    office.pass_time(A_WEEK)
    office.ask("claim", ATI, "Sari")
    [place] = ask(office.service, "supervised", ADMIN)["offices"]
    assert (place["level"], place["id"], place["cases"], place["held"], place["late"]) == (1, "dinas", 2, 1, 2)


def test_a_released_case_is_free_and_its_ticks_stay(office: Running) -> None:
    office.tick(ANI, person="Budi")
    office.ask("release_for", ADMIN, "Budi", reason="Cuti")
    assert office.case("Budi").claimed_by is None
    assert office.ask("claim", ATI, "Budi")["changes"][0]["draft"] == "approve"


def test_an_assigned_case_is_the_verifiers_for_a_working_day_also_after_he_saved(office: Running) -> None:
    office.ask("assign", ADMIN, "Budi", account_id=ATI.account_id)
    office.pass_time(AN_HOUR)
    assert [row["name"] for row in ask(office.service, "inbox", ATI, queue="mine")["rows"]] == ["Budi"]
    office.tick(ATI, person="Budi")
    office.pass_time(AN_HOUR)
    with pytest.raises(Conflict):
        office.ask("claim", ANI, "Budi")


def test_who_held_it_is_told_on_saving_who_has_it_now(office: Running) -> None:
    office.ask("assign", ADMIN, "Budi", account_id=ATI.account_id)
    with pytest.raises(Conflict) as refused:
        office.ask("save", ANI, "Budi", decisions=[])
    assert refused.value.details["by"] == "Ati"


def test_nobody_is_given_a_case_of_another_office(office: Running) -> None:
    with pytest.raises(Conflict) as refused:
        office.ask("assign", ADMIN, "Sari", account_id=BIMA.account_id)
    assert refused.value.details["code"] == "no_verifier"


def test_nobody_is_given_the_own_form(office: Running) -> None:
    sari = {"account_id": id_of("account"), "name": "Sari", "person_id": id_of("Sari")}
    office.services.identity.verifiers[DINAS].append(sari)  # type: ignore[arg-type]
    with pytest.raises(Conflict) as refused:
        office.ask("assign", ADMIN, "Sari", account_id=id_of("account"))
    assert refused.value.details["code"] == "may_not"


def test_nobody_is_given_what_he_decided_at_another_level(office: Running) -> None:
    office.services.identity.verifiers[BKD] = [verifier(ANI)]
    office.decide(ANI, person="Budi")
    with pytest.raises(Conflict):
        office.ask("assign", ADMIN, "Budi", account_id=ANI.account_id)


@pytest.mark.parametrize("method", ["release_for", "assign"])
def test_a_stale_page_moves_nothing(office: Running, method: str) -> None:
    more = {"account_id": ATI.account_id} if method == "assign" else {}
    with pytest.raises(Conflict):
        office.ask(method, ADMIN, "Budi", version=office.case("Budi").version - 1, **more)
    assert office.case("Budi").claimed_name == "Ani"


def test_a_foreign_supervisor_finds_neither_case_nor_colleagues(office: Running) -> None:
    with pytest.raises(NotFound):
        office.ask("release_for", FOREIGN, "Budi")
    with pytest.raises(NotFound):
        ask(office.service, "colleagues", FOREIGN, level=1, office_id="dinas")


def test_the_audit_keeps_from_whose_hands_into_whose(office: Running) -> None:
    office.ask("assign", ADMIN, "Budi", account_id=ATI.account_id, reason="Ani cuti")
    with office.work.begin() as uow:
        entry = uow.session.execute(sa.select(entries).where(entries.c.action == "case_assigned")).one()
    assert (entry.before["claimed_by"], entry.after["claimed_by"]) == (ANI.account_id, ATI.account_id)
    assert entry.reason == "Ani cuti"
