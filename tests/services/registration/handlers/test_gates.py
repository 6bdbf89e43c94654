"""Manajemen Verifikasi: an agency prepares, opens and closes; a super admin lets it open early."""
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from services.contracts.errors import Closed, Conflict, Forbidden, Invalid, NotFound
from services.contracts.profiles import Profile
from services.contracts.registration.gates import Topic
from tests.services.asking import ask
from tests.services.people import NATIONAL, agency, official
from tests.services.registration.running import Running

SITI = official("Siti", (Profile.AGENCY_ADMIN, agency("sleman")))
OF_BANTUL = official("Joko", (Profile.AGENCY_ADMIN, agency("bantul")))
RATNA = official("Ratna", (Profile.SUPER_ADMIN, NATIONAL))
VERIFIERS = {"units": ["dinas", "setda"], "level_2": 1, "registration": 1}


def shown(running: Running) -> dict[str, Any]:
    found: dict[str, Any] = ask(running.service, "agency_gates", SITI)
    return found


def version(running: Running, gate: str) -> int:
    return int(next(one["version"] for one in shown(running)["gates"] if one["gate"] == gate))


def change(running: Running, gate: str = "registration", *, ticked: bool = True, **more: Any) -> None:
    body = {"agency_id": "sleman", "gate": gate, "ticked": ticked, "version": version(running, gate), **more}
    ask(running.service, "change_gate", SITI, **body)


def prepare(running: Running) -> None:
    running.services.identity.verifiers = VERIFIERS
    for topic in Topic:
        ask(running.service, "confirm_topic", SITI, agency_id="sleman", topic=topic, confirmed=True)


def test_an_agency_that_never_ticked_is_closed_and_says_whom_to_ask(running: Running) -> None:
    running.tick("registration", "bantul")
    for attempt in (running.look_up, running.register):
        with pytest.raises(Closed) as refused:
            attempt()
        assert refused.value.details == {"why": "unticked", "next_at": ""}
        assert "bagian kepegawaian" in refused.value.message


def test_a_window_opens_and_closes_by_itself(running: Running) -> None:
    now = datetime.now(UTC)
    opens = now + timedelta(hours=1)
    running.tick("registration", opens=opens)
    with pytest.raises(Closed) as refused:
        running.look_up()
    assert refused.value.details == {"why": "early", "next_at": opens.isoformat()}
    running.tick("registration", closes=now)
    with pytest.raises(Closed) as late:
        running.look_up()
    assert late.value.details["why"] == "late"
    running.tick("registration", opens=now - timedelta(hours=1), closes=opens)
    running.look_up()


def test_what_is_missing_is_named_and_keeps_the_door_closed(running: Running) -> None:
    running.services.identity.verifiers = {**VERIFIERS, "units": ["dinas"]}
    change(running, ticked=False)
    page = shown(running)
    assert not page["ready"]
    [level_1] = [item for item in page["items"] if item["need"] == "level_1"]
    assert (level_1["done"], level_1["names"]) == (False, ["Sekretariat Daerah"])
    with pytest.raises(Invalid) as refused:
        change(running)
    assert refused.value.details["missing"] == ["level_1", *Topic]
    with pytest.raises(Closed):
        running.look_up()


def test_an_agency_that_is_ready_opens(running: Running) -> None:
    change(running, ticked=False)
    prepare(running)
    page = shown(running)
    assert (page["ready"], page["agency"]) == (True, "Kab. Sleman")
    assert {item["by"] for item in page["items"] if item["need"] in list(Topic)} == {"Siti"}
    change(running)
    running.register()


def test_a_super_admin_lets_an_agency_open_early_with_a_reason_and_takes_it_back(running: Running) -> None:
    change(running, ticked=False)
    ask(running.service, "override_readiness", RATNA, agency_id="sleman", reason="Uji coba daerah")
    assert (shown(running)["override"], shown(running)["override_by"]) == ("Uji coba daerah", "Ratna")
    change(running)
    running.look_up()
    ask(running.service, "override_readiness", RATNA, agency_id="sleman", reason="")
    change(running, ticked=False)
    with pytest.raises(Invalid):
        change(running)


def test_an_agency_admin_overrides_nothing(running: Running) -> None:
    with pytest.raises(Forbidden):
        ask(running.service, "override_readiness", SITI, agency_id="sleman", reason="x")


def test_verifying_registrations_needs_somebody_who_does(running: Running) -> None:
    with pytest.raises(Invalid) as refused:
        change(running, "vetting")
    assert "Verifikator Registrasi" in refused.value.message
    running.services.identity.verifiers = VERIFIERS
    change(running, "vetting")
    assert running.register()["state"] == "baru"


def test_closing_needs_nothing(running: Running) -> None:
    change(running, ticked=False)
    change(running, "vetting", ticked=False)


def test_two_admins_at_once_do_not_overwrite_each_other(running: Running) -> None:
    seen = version(running, "registration")
    change(running, ticked=False)
    body: dict[str, Any] = {"agency_id": "sleman", "gate": "registration", "ticked": False, "version": seen}
    with pytest.raises(Conflict) as refused:
        ask(running.service, "change_gate", SITI, **body)
    assert "Siti" in refused.value.message


def test_a_window_that_ends_before_it_begins_is_refused(running: Running) -> None:
    with pytest.raises(Invalid) as refused:
        change(running, opens="2015-09-02T08:00:00+07:00", closes="2015-09-01T08:00:00+07:00")
    assert refused.value.details["fields"] == {"closes": ["Waktu tutup harus sesudah waktu buka."]}


@pytest.mark.parametrize("method", ["agency_gates", "change_gate", "confirm_topic"])
def test_another_agency_is_not_there(running: Running, method: str) -> None:
    bodies: dict[str, dict[str, Any]] = {
        "agency_gates": {},
        "change_gate": {"gate": "registration", "version": 1, "ticked": False},
        "confirm_topic": {"topic": "schools", "confirmed": True},
    }
    with pytest.raises(NotFound):
        ask(running.service, method, OF_BANTUL, agency_id="sleman", **bodies[method])
