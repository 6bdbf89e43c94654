"""The account of a civil servant who registers: only registration opens it."""
import pytest
import sqlalchemy as sa

from services.contracts.actor import Actor
from services.contracts.errors import Forbidden, Invalid, Refusal
from services.contracts.profiles import Profile
from services.identity.tables import accounts
from tests.services.asking import ask
from tests.services.identity.running import NIP, NUMBER, Running
from tests.services.people import ANONYMOUS, NATIONAL, citizen, id_of, official, service

SARI = {
    "person_id": id_of("Sari"), "nip": "198001012005012001", "register_number": "ZZ2CD3EF", "name": "SARI DEWI",
    "password": "kereta senja payung",
}  # fmt: skip
STRANGERS = [
    ANONYMOUS, service("verification"), service("identity"), citizen("Sari"),
    official("Super", (Profile.SUPER_ADMIN, NATIONAL)),
]  # fmt: skip


def opened(running: Running, **more: str) -> str:
    return str(ask(running.service, "open_citizen_account", service("registration"), **{**SARI, **more})["account_id"])


def test_who_has_registered_logs_in_with_nip_and_with_nomor_register(running: Running) -> None:
    account = opened(running)
    for username in (SARI["nip"], SARI["register_number"]):
        token = running.log_in(username, "kereta senja payung", "citizen")["token"]
        shown = running.who_is(token)
        assert (shown["account_id"], shown["person_id"], shown["name"]) == (account, id_of("Sari"), "SARI DEWI")


@pytest.mark.parametrize("stranger", STRANGERS, ids=lambda actor: actor.name or actor.service)
def test_nobody_but_registration_opens_an_account(running: Running, stranger: Actor) -> None:
    with pytest.raises(Forbidden):
        ask(running.service, "open_citizen_account", stranger, **SARI)
    with pytest.raises(Refusal):
        running.log_in(SARI["nip"], "kereta senja payung", "citizen")


def test_opening_it_again_sets_password_and_number_anew_and_stays_one_account(running: Running) -> None:
    first = opened(running)
    assert opened(running, password="gerbong rawa sendok", register_number="YY2CD3EF") == first
    with pytest.raises(Refusal):
        running.log_in(SARI["nip"], "kereta senja payung", "citizen")
    assert running.log_in("YY2CD3EF", "gerbong rawa sendok", "citizen")["token"]


def test_it_never_touches_the_account_of_another_person(running: Running) -> None:
    with pytest.raises(Exception, match="accounts_username"):
        opened(running, nip=NIP)
    with pytest.raises(Exception, match="accounts_second_username"):
        opened(running, register_number=NUMBER)
    assert running.token(NIP, "citizen")


def test_an_official_account_of_the_same_person_stays_what_it_is(running: Running) -> None:
    running.add_account("sari", "official", person_id=id_of("Sari"))
    running.add_app("sari")
    opened(running)
    assert running.who_is(running.token("sari"))["citizen"] is False


@pytest.mark.parametrize(
    ("password", "said"), [("pendek7", "8 tanda"), ("pupns2015", "mudah ditebak"), ("kertapati80", "Jangan pakai nama")]
)
def test_a_password_that_is_short_or_guessable_opens_nothing(running: Running, password: str, said: str) -> None:
    with pytest.raises(Invalid) as refusal:
        opened(running, name="SARI KERTAPATI", password=password)
    assert said in refusal.value.details["fields"]["password"][0]
    with pytest.raises(Refusal):
        running.log_in(SARI["nip"], password, "citizen")


def test_letters_go_to_the_address_that_was_registered(running: Running) -> None:
    account = opened(running, email="sari@x.example")
    with running.work.begin() as uow:
        assert uow.session.scalar(sa.select(accounts.c.email).where(accounts.c.id == account)) == "sari@x.example"
