"""A country at work that was seeded past the messages is what the messages would have made."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest
import sqlalchemy as sa

from services.contracts.actor import Actor, Grant, Jurisdiction, JurisdictionKind
from services.contracts.profiles import Profile
from services.contracts.verification.events import CaseCompleted
from services.contracts.verification.levels import OfficeKind
from services.identity.handlers.logging_in import log_in
from services.identity.seeding.citizens import open_accounts
from services.identity.seeding.password import PASSWORD
from services.identity.tables import accounts
from services.registration import tables as registered
from services.registration.domain.which_sections_concern_whom import EVERYBODY
from services.registration.form import load as load_form
from services.registration.handlers.applying import apply
from services.registration.labels import Names
from services.registration.secrets import SECRET, opened
from services.registration.seeding.sent.form import KINDS, REASON
from services.registration.shown_changes import change_sent
from services.reporting.domain.stages import STANDING
from services.verification.casework import load
from services.verification.domain.levels import LEVELS
from services.verification.domain.who_verifies_what import levels_of
from services.verification.domain.whose_office import Office
from services.verification.handlers.moving import stage
from services.verification.seeding.deciders import Decider, decider_of
from services.verification.tables import SUMS, cases, decisions, transitions, verifier_days
from tests.services.asking import ask
from tests.services.conftest import OpenDatabase
from tests.services.registration.fake_services import FakeServices
from tests.services.reporting.campaign import SUPER_ADMIN
from tests.services.seeded_country import Country, reporting_on
from tests.services.verification.running import Running


@pytest.fixture
def country(open_database: OpenDatabase, field_keys: None) -> Country:
    made = Country(open_database)
    assert made.seed_cases(150) == (150, 150, 150)
    return made


def test_cases_wait_at_every_level_where_somebody_of_theirs_has_to_decide(country: Country) -> None:
    assert {(row.level, row.state) for row in country.rows("verification", sa.select(cases))} >= {
        (1, "open"), (2, "open"), (3, "open"), (4, "open"), (1, "returned"), (4, "done"),
    }  # fmt: skip
    with country.works["verification"].begin() as uow:
        works = load(uow, uow.session.execute(sa.select(cases).where(cases.c.state == "open")).all())
    for work in works:
        assert work.needs_people
        assert {(d.level, d.round, d.approved) for d in work.decisions} == {
            (level, 1, True) for level in range(1, work.case.level) if work.changes
        }


def test_who_is_done_was_decided_at_every_level_that_decides(country: Country) -> None:
    with country.works["verification"].begin() as uow:
        works = load(uow, uow.session.execute(sa.select(cases).where(cases.c.state == "done")).all())
    assert {len(work.changes) for work in works} == {0, 1, 2, 3}
    for work in works:
        asked = {(level, change.key) for change in work.changes for level in levels_of(change.key)}
        assert {(one.level, one.key) for one in work.decisions} == asked
        assert all(one.approved for one in work.decisions)


def test_the_record_of_who_is_done_is_as_registration_would_have_left_it(country: Country) -> None:
    done = country.rows("verification", sa.select(cases).where(cases.c.state == "done"))
    names = Names(FakeServices())  # type: ignore[arg-type]  # as nameko does
    seeded = {case.person_id: _record(country, case.person_id) for case in done}
    for case in done:
        _before(country, case)
        approved = [change["key"] for change in _facts(country, case)["changes"]]
        event = CaseCompleted(
            case_id=case.id, submission_id=case.submission_id, person_id=case.person_id, approved=approved
        )
        with country.works["registration"].begin() as uow:
            apply(uow, event, names, _nothing_is_held_back)
        assert _record(country, case.person_id) == seeded[case.person_id]
        assert seeded[case.person_id]["record_version"] == case.record_version


def _before(country: Country, case: sa.Row[Any]) -> None:
    """As it was when the last level had decided."""
    p, old = registered.people.c, {change["key"]: change["old"] for change in _facts(country, case)["changes"]}
    with country.works["registration"].begin() as uow:
        person = uow.session.execute(sa.select(registered.people).where(p.id == case.person_id)).one()
        values = {"record": {**person.record, **old}, "record_version": person.record_version - 1}
        if born := old.get("tanggal_lahir"):
            values["birth_date"] = date.fromisoformat(born)
        uow.session.execute(sa.update(registered.people).where(p.id == case.person_id).values(values))
        taken, form = registered.record_changes, registered.forms
        uow.session.execute(sa.delete(taken).where(taken.c.person_id == case.person_id))
        uow.session.execute(sa.update(form).where(form.c.person_id == case.person_id).values(state="sent"))


def _record(country: Country, person_id: str) -> dict[str, Any]:
    """What stands of a person after a form is done, moments aside."""
    p, f, c = registered.people.c, registered.forms.c, registered.record_changes.c
    of = sa.select(p.name, p.birth_date, p.unit_id, p.status, p.record, p.record_version, f.state, c.case_id, c.changed)
    joined = of.join(registered.forms, f.person_id == p.id).join(registered.record_changes, c.person_id == p.id)
    [row] = country.rows("registration", joined.where(p.id == person_id))
    return {**row._mapping, "record": opened(row.record)}


def _facts(country: Country, case: sa.Row[Any]) -> Any:
    submissions = registered.submissions
    [row] = country.rows("registration", sa.select(submissions.c.facts).where(submissions.c.id == case.submission_id))
    return row.facts


def _nothing_is_held_back(_uow: Any, _event: CaseCompleted) -> None:
    raise AssertionError("no seeded form asks for a value")


def test_every_case_has_the_steps_that_led_to_where_it_is(country: Country) -> None:
    steps: dict[str, list[sa.Row[Any]]] = {}
    every = sa.select(transitions).order_by(transitions.c.case_id, transitions.c.version)
    for step in country.rows("verification", every):
        steps.setdefault(step.case_id, []).append(step)
    for case in country.rows("verification", sa.select(cases)):
        mine = steps[case.id]
        here = mine[-1]
        assert (here.version, here.state, here.level, here.at) == (case.version, case.state, case.level, case.since)
        assert (here.office_kind, here.office_id) == (case.office_kind, case.office_id)
        assert [step.state for step in mine[:2]] == ["queued", "open"]
        assert case.sent_at <= mine[0].at
        assert sorted(step.at for step in mine) == [step.at for step in mine]


def test_what_verifiers_did_adds_up_to_the_decisions(country: Country) -> None:
    country.seed_cases(60)  # in a second lot: the days of before go on
    told = _sums(country)
    by = {(row.level, row.who) for row in told}
    decided: dict[tuple[int, str], list[sa.Row[Any]]] = {}
    for row in country.rows("verification", sa.select(decisions)):
        decided.setdefault((row.level, row.who), []).append(row)
    returned = country.rows("verification", sa.select(transitions).where(transitions.c.state == "returned"))
    assert by == decided.keys()
    for sums in told:
        mine = decided[sums.level, sums.who]
        assert sums.cases == len({row.case_id for row in mine})
        assert (sums.approved, sums.rejected) == (
            sum(row.verdict == "approve" for row in mine), sum(row.verdict == "reject" for row in mine)
        )  # fmt: skip
        assert sums.returned == sum((row.left_level, row.who) == (sums.level, sums.who) for row in returned)
        assert sums.timed == sums.cases
        assert 8 * sums.timed <= sums.seconds <= 900 * sums.timed
    assert returned


def test_everybody_of_an_office_decides_and_of_an_empty_one_somebody_who_was_there() -> None:
    office, rng = Office(OfficeKind.ORG_UNIT, "dinas", "Dinas"), Random(1)
    both = [Decider("1", "Ani"), Decider("2", "Ati")]
    assert {decider_of({(1, "org_unit", "dinas"): both}, 1, office, rng) for _ in range(30)} == set(both)
    assert {decider_of({}, 1, office, rng).name for _ in range(3)} == {"Verifikator Dinas"}


def _sums(country: Country) -> list[sa.Row[Any]]:
    """By level and verifier, over offices and days."""
    v = verifier_days.c
    numbers = [sa.func.sum(v[name]).label(name) for name in SUMS]
    return country.rows("verification", sa.select(v.level, v.who, *numbers).group_by(v.level, v.who))


def test_a_supervisor_finds_the_verifiers_of_the_own_offices(country: Country) -> None:
    here = sa.select(verifier_days.c.agency_id).where(verifier_days.c.level == 2, verifier_days.c.agency_id != "")
    agency_id = country.rows("verification", here.order_by(verifier_days.c.agency_id))[0].agency_id
    running = Running(country.works["verification"])
    grant = Grant(Profile.AGENCY_ADMIN, Jurisdiction(JurisdictionKind.AGENCY, agency_id, "Instansi"))
    admin = Actor("00000000-0000-7000-8000-000000000002", "Bambang", grants=(grant,))
    offices = ask(running.service, "quality", admin, days=90)["offices"]
    assert {one["level"] for one in offices} == {1, 2}
    for one in offices:
        shown = ask(running.service, "quality", admin, days=90, level=one["level"], office_id=one["id"])
        assert shown["rows"]
        assert all(row["cases"] for row in shown["rows"])


def test_registration_would_send_the_same_changes_of_each_form(country: Country) -> None:
    f, s = registered.forms.c, registered.submissions.c
    waiting = sa.select(registered.submissions).join(registered.forms, f.person_id == s.person_id)
    sent = country.rows("registration", waiting.where(f.state != "done"))  # a record that took them has them
    with country.works["registration"].begin() as uow:
        for row in sent:
            form = replace(load_form(uow, row.person_id), tabs=EVERYBODY)  # nobody has filled Data Guru or Dokter
            assert not form.missing
            assert [change_sent(form, change, {}) for change in form.changes] == row.facts["changes"]
            rejected = form.form.state == "returned"
            assert (form.form.reasons == {}) is not rejected
    told = country.rows("verification", sa.select(decisions).where(decisions.c.verdict == "reject"))
    assert {row.reason for row in told} == {REASON}


def test_a_civil_servant_logs_in_with_nip_and_with_nomor_register(country: Country) -> None:
    mine = country.rows("identity", sa.select(accounts).where(accounts.c.kind == "citizen").limit(1))[0]
    for name in (mine.username, mine.second_username):
        entered = log_in(country.works["identity"], "citizen", name, PASSWORD, "127.0.0.1")
        assert entered["step"] == "done"


def test_the_official_of_each_level_finds_what_the_level_decides(country: Country) -> None:
    running = Running(country.works["verification"])
    for level in LEVELS.values():
        where = (cases.c.level == level.number, cases.c.state == "open")
        [case] = country.rows("verification", sa.select(cases).where(*where).order_by(cases.c.since).limit(1))
        kind = JurisdictionKind(case.office_kind)
        grant = Grant(level.profile, Jurisdiction(kind, case.office_id, "Kantor"))
        actor = Actor("00000000-0000-7000-8000-000000000001", "Ani", grants=(grant,))
        shown = ask(running.service, "case", actor, register_number=case.register_number)
        assert shown["can_claim"]
        assert [change["decidable"] for change in shown["changes"]] == [
            change["key"] in _decided_at(level.number) for change in shown["changes"]
        ]


def _decided_at(level: int) -> set[str]:
    """Written down here once more, not asked of the system."""
    ways = {1: {"alamat", "gelar_belakang", "tanggal_lahir"}, 3: {"gelar_belakang", "tanggal_lahir"}}
    return {**ways, 2: ways[1], 4: {"tanggal_lahir"}}[level]


def test_reporting_counts_what_is_there(country: Country) -> None:
    campaign = reporting_on(country)
    campaign.rebuild()
    shown = campaign.progress(SUPER_ADMIN)
    counted = Counter({row["stage"]: row["count"] for row in shown["stages"]})
    there = Counter(stage(row.state, row.level) for row in country.rows("verification", sa.select(cases)))
    assert {stage: counted[stage] for stage in STANDING} == {stage: there[stage] for stage in STANDING}
    serving = sa.select(registered.people).where(registered.people.c.status == "active")
    active = country.rows("registration", serving)
    assert (counted["expected"], counted["registered"], counted["filled"]) == (len(active), 150, 150)
    days: Counter[str] = Counter()
    for day in shown["days"]:
        days.update(day["stages"])
    assert {stage: days[stage] for stage in ("registered", *STANDING)} == {
        stage: counted[stage] for stage in ("registered", *STANDING)
    }
    sides = ask(campaign.service, "workforce", SUPER_ADMIN)["sides"]
    added_up = {side: sum(value["people"] for value in values) for side, values in sides.items()}
    assert added_up == dict.fromkeys(sides, len(active))
    by_golongan = Counter(row.record["golongan"] for row in active)
    assert {one["code"]: one["people"] for one in sides["golongan"]} == by_golongan
    assert {one["name"] for one in sides["sex"]} == {"Pria", "Wanita"}
    assert all(one["code"] and one["name"] for one in sides["education"])


def test_once_more_adds_only_the_missing(country: Country) -> None:
    assert country.seed_cases(30) == (30, 30, 30)
    of = country.engines
    assert sum(open_accounts(of["identity"], of["registration"])) == 0


def test_no_seeded_change_is_secret_so_nothing_need_be_sealed() -> None:
    assert {field for kind in KINDS for field in kind}.isdisjoint(SECRET)
