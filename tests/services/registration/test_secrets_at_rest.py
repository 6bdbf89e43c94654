"""A stolen copy of the database shows nobody's NIK, NPWP or BPJS number."""
import sqlalchemy as sa

from services.contracts.verification.events import CaseCompleted
from services.registration.secrets import hidden, last_digits, masked, opened, sealed
from services.registration.tables import metadata
from tests.services.people import id_of
from tests.services.registration.running import NIK, Running

SECRETS = {"nik": "3404012703750009", "npwp": "012345678901000", "bpjs_nomor": "0001234567890"}


def test_no_secret_stands_in_any_table_at_any_time(running: Running) -> None:
    running.fill(**SECRETS)
    submission = running.send()
    assert_sealed(running)
    event = CaseCompleted(
        case_id=id_of("case"), submission_id=submission, person_id=id_of("Budi"), approved=["nik", "npwp"]
    )
    running.service.on_case_completed(event)
    assert {name: opened(running.person().record)[name] for name in SECRETS} == SECRETS
    assert_sealed(running)


def assert_sealed(running: Running) -> None:
    """Every row of every table as text holds none of the secrets."""
    with running.work.begin() as uow:
        names = uow.session.scalars(
            sa.text("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
        ).all()
        assert metadata.tables.keys() <= set(names)
        dump = {name: uow.session.scalars(sa.text(f'SELECT t::text FROM "{name}" t')).all() for name in names}
    assert all(dump[name] for name in ("people", "forms", "submissions"))
    assert not [name for name, rows in dump.items() for secret in (NIK, *SECRETS.values()) if secret in str(rows)]


def test_the_same_number_is_sealed_differently_each_time(field_keys: None) -> None:
    assert sealed({"nik": NIK}) != sealed({"nik": NIK})


def test_only_secret_fields_are_sealed_and_an_empty_one_stays_empty(field_keys: None) -> None:
    assert sealed({"nama": "Budi", "nik": ""}) == {"nama": "Budi", "nik": ""}


def test_a_mask_shows_the_ends_of_a_long_number_and_nothing_of_a_short_one() -> None:
    assert masked(NIK) == "3404 •••• •••• 0007"
    assert masked("12345678") == "••••••••"


def test_a_paper_shows_the_end_of_a_long_number_and_nothing_of_a_short_one() -> None:
    assert last_digits(NIK) == "•••• 0007"
    assert last_digits("12345678") == "••••••••"


def test_a_hidden_number_tells_only_that_there_is_one(field_keys: None) -> None:
    shown = {hidden(value) for value in (NIK, "1", *SECRETS.values(), *sealed(SECRETS).values())}
    assert (shown, hidden("")) == ({"••••••••"}, "")
