"""Synthetic people are possible, different, complete, and the same for the same seed."""

from collections.abc import Callable
from datetime import date

import pytest
import sqlalchemy as sa

from deploy.local.places import CHECKOUT
from services.chassis.work import Work
from services.contracts.form_fields import FORM_FIELDS, HISTORY_KINDS, changeable
from services.reference.seed_demo import seed
from services.registration.domain.is_the_value_right import problem, problems_between
from services.registration.domain.nip import Nip
from services.registration.domain.which_sections_concern_whom import EVERYBODY
from services.registration.secrets import SECRET, opened
from services.registration.seeding.__main__ import seed_people
from services.registration.tables import people, person_histories, person_nips

YEAR, TODAY = 2026, date(2026, 11, 24)
SeedSome = Callable[..., tuple[int, int]]


@pytest.fixture
def seed_some(open_database: Callable[[str], Work], field_keys: None) -> SeedSome:
    """``seed_some(1500, seed=1)`` over the demo country."""
    reference, registration = open_database("reference"), open_database("registration")
    with reference.begin() as uow:
        seed(uow.session.connection(), CHECKOUT / "deploy" / "local" / "demo")

    def run(number: int, seed: int = 1) -> tuple[int, int]:
        with registration.begin() as here, reference.begin() as there:
            engines = (here.session.connection().engine, there.session.connection().engine)
        return seed_people(*engines, number, seed=seed, year=YEAR, workers=1)

    vars(run)["registration"] = registration
    return run


def stored(seed_some: SeedSome, statement: sa.Select[tuple[object, ...]]) -> list[sa.Row[tuple[object, ...]]]:
    with vars(seed_some)["registration"].begin() as uow:
        return list(uow.session.execute(statement))


def test_people_and_their_rows_hang_together(seed_some: SeedSome) -> None:
    made, rows = seed_some(1500)
    everybody = stored(seed_some, sa.select(people))
    histories = stored(seed_some, sa.select(person_histories))
    nips = stored(seed_some, sa.select(person_nips))
    assert made == len(everybody) == len(nips) == 1500
    assert rows == len(everybody) + len(nips) + len(histories)
    by_person = {row.person_id: max(h["values"]["tmt_golongan"] for h in [row._mapping]) for row in histories}
    assert set(by_person) == {person.id for person in everybody}
    for person in everybody:
        nip = Nip.parse(person.nip, TODAY)
        record = opened(person.record)
        assert nip.birth_date == person.birth_date == date.fromisoformat(record["tanggal_lahir"])
        assert (nip.sex, nip.appointed.isoformat()) == (record["jenis_kelamin"], record["tmt_cpns"])


def test_every_value_would_be_accepted_on_the_form(seed_some: SeedSome) -> None:
    seed_some(300)
    for person in stored(seed_some, sa.select(people)):
        record = opened(person.record)
        assert problems_between(record) == {}
        assert {name: problem(FORM_FIELDS[name], value, TODAY) for name, value in record.items()} == dict.fromkeys(
            record, ""
        )
        required = {f.name for f in changeable() if f.required and f.tab in EVERYBODY} - {"nama"}
        assert required <= record.keys()
        assert all(person.record[name] != record[name] for name in SECRET & record.keys())


def test_every_row_of_riwayat_would_be_accepted_and_ranks_rise(seed_some: SeedSome) -> None:
    seed_some(300)
    columns = {column.name: column for column in HISTORY_KINDS["golongan"].columns}
    careers: dict[object, list[dict[str, str]]] = {}
    for row in stored(seed_some, sa.select(person_histories)):
        values = row._mapping["values"]
        assert all(problem(columns[name], value, TODAY) == "" for name, value in values.items())
        careers.setdefault(row.person_id, []).append(values)
    for career in careers.values():
        career.sort(key=lambda values: values["tmt_golongan"])
        ranks = [values["golongan"] for values in career]
        assert ranks == sorted(set(ranks))
        assert career[0]["jenis_kp"] == "211"


def test_names_are_not_all_alike(seed_some: SeedSome) -> None:
    seed_some(1500)
    names = [person.name for person in stored(seed_some, sa.select(people))]
    assert len(set(names)) > 0.9 * len(names)
    assert {len(name.split()) for name in names} >= {1, 2, 3}


def test_the_same_seed_makes_the_same_people_and_adds_only_the_missing(seed_some: SeedSome) -> None:
    seed_some(1200)
    plain = sa.select(people.c.id, people.c.nip, people.c.name, people.c.unit_id)
    first = {row.id: tuple(row) for row in stored(seed_some, plain)}
    assert seed_some(1200) == (0, 0)
    assert seed_some(2300)[0] == 1100
    second = {row.id: tuple(row) for row in stored(seed_some, plain)}
    assert first.items() <= second.items()
    with vars(seed_some)["registration"].begin() as uow:
        uow.session.execute(sa.delete(people).where(people.c.id.in_(list(first)[:5])))
    assert seed_some(2300)[0] == 5
    assert {row.id: tuple(row) for row in stored(seed_some, plain)} == second


def test_another_seed_makes_other_people_beside_them(seed_some: SeedSome) -> None:
    seed_some(500, seed=1)
    assert seed_some(500, seed=2)[0] == 500
    assert len(stored(seed_some, sa.select(people))) == 1000


def test_people_sit_in_units_of_their_agency(seed_some: SeedSome) -> None:
    seed_some(500)
    places = stored(seed_some, sa.select(people.c.agency_id, people.c.unit_id).distinct())
    assert all(place.unit_id.startswith(f"{place.agency_id}-") for place in places)
    assert len({place.agency_id for place in places}) == 5


def test_without_units_it_is_said_in_one_sentence(open_database: Callable[[str], Work], field_keys: None) -> None:
    reference, registration = open_database("reference"), open_database("registration")
    with registration.begin() as here, reference.begin() as there:
        engines = (here.session.connection().engine, there.session.connection().engine)
    with pytest.raises(LookupError, match="has no units or lists yet"):
        seed_people(*engines, 10, year=YEAR, workers=1)
