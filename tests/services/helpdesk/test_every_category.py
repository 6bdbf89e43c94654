"""From the report to its effect: each kind of problem, with the real service that owns what its answer changes."""
from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from services.contracts.actor import Actor, Grant, Jurisdiction
from services.contracts.helpdesk.categories import CATEGORIES
from services.contracts.helpdesk.effects import EFFECTS, LISTS, Does
from services.contracts.profiles import Profile
from services.contracts.registration.events import PersonMoved
from services.helpdesk import acting
from services.helpdesk.domain.who_answers_what import kind_of
from services.helpdesk.receipts import receipt_of
from services.helpdesk.service import HelpdeskService
from services.helpdesk.tables import tickets, transfers
from services.reference.tables import list_values, org_units
from services.registration.secrets import opened as plain
from services.registration.tables import people, registrants
from tests.services.asking import ask
from tests.services.conftest import OpenDatabase
from tests.services.helpdesk.answered import APPROVAL, deliver, final
from tests.services.helpdesk.every_service import BUDI, HERE, OF_BUDI, EveryService, every_service
from tests.services.helpdesk.reports import report_of, reported
from tests.services.people import ANONYMOUS, citizen, id_of
from tests.services.verification.forms import change, form

NEW_NIP = "199002142014032005"


@pytest.fixture
def every(open_database: OpenDatabase, field_keys: None, category: str) -> EveryService:
    return every_service(open_database, lists=EFFECTS[category].owner == "reference")


def status(value: str) -> Callable[[EveryService], None]:
    return lambda every: _set(every, people, status=value)


def rejected(every: EveryService) -> None:
    every.registration.register()
    _set(every, registrants, state="ditolak", reason="Salah", decided_by="Reni")


def sent(every: EveryService) -> None:
    every.verification.take_in(form(change("nama", "Budi S", old="Budi")))


def nothing(_every: EveryService) -> None:
    """The world is as it begins."""


BEFORE: dict[str, Callable[[EveryService], None]] = {
    "data_pensiun": status("retired"), "data_diberhentikan": status("dismissed"), "verifikasi_noreg": rejected,
    "turun_status": sent, "tambah_verifikator_l1": lambda every: every.registration.register() and None,
}  # fmt: skip
PLACED = {"place": HERE, "jenis": "SD", "tipe": "N", "rombel": "6"}
SAID: dict[str, dict[str, str]] = {
    "beda_nama": {"field": "nama", "value": "Budi Susanto"},
    "perbaikan_data": {"field": "kartu_pegawai", "value": "C 0123456"},
    "beda_instansi": {"agency_id": "bantul"},
    "tidak_ada_database": {"name": "Tuti Handayani", "agency_id": "sleman"},
    "tambah_verifikator_l1": {"unit_id": "setda"},
    "ref_unor": {"name": "Seksi Arsip Digital", "parent": "dinas"},
    "data_sekolah": {"name": "SD Tegalrejo 99", **PLACED},
    "data_unit_kesehatan": {"name": "Puskesmas Tegalrejo 99", "place": HERE},
    "ref_lokasi": {"name": "Kecamatan Tegalrejo 99", "parent": HERE, "jenis": "KC"},
}


def said(every: EveryService, category: str) -> dict[str, str]:
    """What the operator says along; lists below others get the first value above."""
    if category in SAID:
        told = dict(SAID[category])
        if category == "data_unit_kesehatan":
            kinds = _values(every, "jenis_unit_kesehatan")[0].code.partition(" / ")
            told |= {"jenis": kinds[0], "tipe": kinds[2], "kunjungan": "40"}
        return told
    if category not in LISTS:
        return {}
    above = {"ref_pendidikan": "tingkat_pendidikan", "ref_jft": "jenjang_jf"}.get(category)
    return {"name": "Xylofon Qurban 99", **({"parent": _values(every, above)[0].code} if above else {})}


@pytest.mark.parametrize("category", CATEGORIES)
def test_an_approval_does_what_the_mission_says(every: EveryService, category: str) -> None:
    BEFORE.get(category, nothing)(every)
    number, operator = report(every, category)
    answer(every, operator, number, said(every, category))
    if EFFECTS[category].does is Does.MOVE_PERSON:
        confirmed_by_silence(every, operator, number)
    final(every.helpdesk)
    die_after_the_effect(every)
    for _ in range(2):  # a message that comes twice acts once
        deliver(every.helpdesk)
    shown = ask(every.helpdesk, "status", ANONYMOUS, receipt=receipt_of(number))
    assert (shown["state"], shown["note"]) == ("answered", APPROVAL), opened(every, operator, number)["answers"]
    EFFECT_OF[EFFECTS[category].does](every, category)


def test_a_rejection_asks_no_other_service_for_anything(helpdesk: HelpdeskService) -> None:
    numbers = {reported(helpdesk, category) for category in CATEGORIES}
    for number in numbers:
        operator = operator_of(helpdesk, number)
        said: dict[str, Any] = {"number": number, "version": 0, "verdict": "reject", "note": APPROVAL}
        ask(helpdesk, "answer", operator, **said)
    final(helpdesk)
    deliver(helpdesk)
    assert vars(helpdesk)["services"].asked == []
    shown = [ask(helpdesk, "status", ANONYMOUS, receipt=receipt_of(number)) for number in numbers]
    assert {(one["state"], one["verdict"]) for one in shown} == {("answered", "reject")}


def die_after_the_effect(every: EveryService) -> None:
    """The owner did it, and this process ended before it could keep so; the message comes again."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(acting, "finish", _dying)
        with pytest.raises(ConnectionError):
            deliver(every.helpdesk)


def _dying(*_args: Any, **_said: Any) -> None:
    raise ConnectionError


def report(every: EveryService, category: str) -> tuple[str, Actor]:
    """Somebody reports; the operator of the first desk at which it lies."""
    facts = {"instansi_benar": "Kab. Bantul"} if category == "beda_instansi" else None
    nip = NEW_NIP if category == "tidak_ada_database" else BUDI
    who = citizen("Budi") if CATEGORIES[category].needs_login else ANONYMOUS
    number = str(ask(every.helpdesk, "report", who, **report_of(category, nip, facts))["number"])
    return number, operator_of(every.helpdesk, number)


def operator_of(helpdesk: HelpdeskService, number: str) -> Actor:
    """Somebody at the first desk of a ticket."""
    with helpdesk.work.begin() as uow:
        desk = uow.session.execute(sa.select(tickets.c.desks).where(tickets.c.number == number)).scalar_one()[0]
    profile, _, area = desk.partition(":")
    held = Grant(Profile(profile), Jurisdiction(kind_of(Profile(profile)), area, area.title()))
    return Actor(account_id=id_of("account Oki"), name="Oki", grants=(held,))


def opened(every: EveryService, operator: Actor, number: str) -> Any:
    return ask(every.helpdesk, "ticket", operator, number=number)


def answer(every: EveryService, operator: Actor, number: str, effect: dict[str, str]) -> None:
    """Claim and answer, as a page does; a move waits for its agencies first."""
    seen = opened(every, operator, number)
    if seen["category"] == "beda_instansi":
        return
    ask(every.helpdesk, "claim", operator, number=number, version=seen["version"])
    page = {"number": number, "version": seen["version"], "verdict": "approve", "note": APPROVAL}
    ask(every.helpdesk, "answer", operator, effect=effect, **page)


def confirmed_by_silence(every: EveryService, operator: Actor, number: str) -> None:
    """Both agencies are asked, and say nothing for five working days; the operator decides on the decree."""
    seen = opened(every, operator, number)
    asked = {"number": number, "version": seen["version"], "agency_id": "bantul"}
    ask(every.helpdesk, "ask_agencies", operator, **asked)
    with every.helpdesk.work.begin() as uow:
        uow.session.execute(sa.update(transfers).values(asked_at=datetime.now(UTC) - timedelta(days=30)))
    page = {"number": number, "version": seen["version"] + 1, "verdict": "approve", "note": APPROVAL}
    ask(every.helpdesk, "answer", operator, effect={"agency_id": "bantul"}, **page)


def corrected(every: EveryService, category: str) -> None:
    told, person = SAID[category], every.registration.person()
    assert {**plain(person.record), "nama": person.name}[told["field"]] == told["value"]
    assert person.record_version == 2


def moved(every: EveryService, _category: str) -> None:
    assert every.registration.person().agency_id == "bantul"
    [event] = every.registration.events("person-moved.v1")
    every.verification.service.on_person_moved(PersonMoved.from_wire({"type": PersonMoved.topic, **event}))


def reinstated(every: EveryService, _category: str) -> None:
    assert (every.registration.person().status, every.registration.look_up()["nip"]) == ("active", BUDI)


def person_added(every: EveryService, _category: str) -> None:
    assert every.registration.look_up(NEW_NIP, "Tuti Handayani")["nip"] == NEW_NIP


def unit_added(every: EveryService, category: str) -> None:
    wanted = sa.select(org_units.c.path).where(org_units.c.name == SAID[category]["name"])
    with every.reference.work.begin() as uow:
        [path] = uow.session.scalars(wanted)
    assert path[:-1] == ["dinas"]


def value_added(every: EveryService, category: str) -> None:
    names = [row.name for row in _values(every, LISTS[category])]
    assert names.count(said(every, category)["name"]) == 1


def turned_back(every: EveryService, _category: str) -> None:
    assert every.verification.where() == (1, "returned")
    every.verification.deliver()
    assert [event["person_id"] for event in every.verification.events("case-returned.v1")] == [OF_BUDI]


def unit_chosen(every: EveryService, _category: str) -> None:
    assert [event["unit_id"] for event in every.registration.events("level-1-unit-chosen.v1")] == ["setda"]


def opened_for_approval(every: EveryService, _category: str) -> None:
    assert every.registration.registrant().state == "baru"


EFFECT_OF: dict[Does, Callable[[EveryService, str], None]] = {
    Does.CORRECT_RECORD: corrected, Does.MOVE_PERSON: moved, Does.REINSTATE: reinstated, Does.ADD_PERSON: person_added,
    Does.ADD_UNIT: unit_added, Does.ADD_VALUE: value_added, Does.TURN_BACK: turned_back, Does.CHOOSE_UNIT: unit_chosen,
    Does.OPEN_FOR_APPROVAL: opened_for_approval,
}  # fmt: skip


def _values(every: EveryService, name: str | None) -> list[sa.Row[Any]]:
    with every.reference.work.begin() as uow:
        wanted = sa.select(list_values).where(list_values.c.list == name).order_by(list_values.c.code)
        return list(uow.session.execute(wanted))


def _set(every: EveryService, table: sa.Table, **values: Any) -> None:
    with every.registration.work.begin() as uow:
        uow.session.execute(sa.update(table).values(values))
