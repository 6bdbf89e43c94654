"""Letters are written in both languages, sealed while they wait, and queued with what they tell of."""
import json
from pathlib import Path
from string import Template

import pytest
import sqlalchemy as sa

from services.chassis.sealed import sealer
from services.chassis.work import UnitOfWork
from services.identity.handlers.inviting import invite
from services.identity.mail import letter as letters
from services.identity.mail.letter import LANGUAGES, Letter, written
from services.identity.mail.queueing import queue_mail
from services.identity.tables import accounts, links, mails
from tests.services.identity.running import NIP, Running
from tests.services.people import id_of

TEXTS = Path(letters.__file__).parent / "letters"
ADDRESS = "https://epupns.example"


def names_in(letter: Letter, language: str) -> set[str]:
    return set(Template((TEXTS / f"{letter}.{language}.txt").read_text()).get_identifiers())


def queued(running: Running) -> list[sa.Row]:
    with running.work.begin() as uow:
        return list(uow.session.execute(sa.select(mails).order_by(mails.c.id)))


@pytest.mark.parametrize("letter", Letter)
def test_every_letter_says_the_same_in_both_languages(letter: Letter) -> None:
    assert names_in(letter, "id") == names_in(letter, "en")
    values = dict.fromkeys(names_in(letter, "id"), "x")
    subjects = [written(letter, language, values, ADDRESS)[0] for language in LANGUAGES]
    assert len(set(subjects)) == len(LANGUAGES)
    assert not [subject for subject in subjects if not subject or "\n" in subject]


def test_there_is_no_text_without_a_letter() -> None:
    known = {f"{letter}.{language}.txt" for letter in Letter for language in LANGUAGES}
    assert {path.name for path in TEXTS.iterdir()} == known


def test_a_link_leads_to_the_public_address_and_nowhere_else() -> None:
    values = {"name": "Ani", "path": "/admin/sandi-baru/t", "minutes": "30"}
    _, body = written(Letter.PASSWORD_RESET, "id", values, ADDRESS)
    assert f"\n{ADDRESS}/admin/sandi-baru/t\n" in body


def test_a_name_cannot_write_lines_into_the_subject() -> None:
    for letter in Letter:
        values = dict.fromkeys(names_in(letter, "id"), "a\nBcc: everybody")
        assert "\n" not in written(letter, "id", values, ADDRESS)[0]


def test_a_letter_waits_in_the_language_of_the_account_and_shows_nothing(running: Running) -> None:
    running.run(sa.update(accounts).where(accounts.c.username == "ani").values(email="ani@x.example", language="en"))
    with running.work.begin() as uow:
        assert queue_mail(uow, id_of("ani"), Letter.PASSWORD_RESET, path="/sandi-baru/secret-token", minutes="30")
    [mail] = queued(running)
    assert (mail.letter, mail.language, mail.address, mail.tries) == (Letter.PASSWORD_RESET, "en", "ani@x.example", 0)
    assert "secret-token" not in str(mail)
    assert json.loads(sealer().open(mail.sealed)) == {
        "name": "ani", "path": "/sandi-baru/secret-token", "minutes": "30",
    }  # fmt: skip


def test_who_has_no_address_gets_no_letter(running: Running) -> None:
    with running.work.begin() as uow:
        assert not queue_mail(uow, id_of(NIP), Letter.PASSWORD_CHANGED, at="now")
    assert queued(running) == []


def test_a_letter_is_queued_only_with_what_it_tells_of(running: Running) -> None:
    running.run(sa.update(accounts).values(email="ani@x.example"))
    with pytest.raises(ZeroDivisionError):
        running.work.do(_change_that_fails)
    assert queued(running) == []


def _change_that_fails(uow: UnitOfWork) -> None:
    queue_mail(uow, id_of("ani"), Letter.PASSWORD_CHANGED, at="now")
    raise ZeroDivisionError


def test_a_second_invitation_ends_the_first(running: Running) -> None:
    running.run(sa.update(accounts).where(accounts.c.username == "ani").values(email="ani@x.example"))
    for _ in range(2):
        with running.work.begin() as uow:
            assert invite(uow, id_of("ani"), granter="Super")
    first, second = (json.loads(sealer().open(mail.sealed)) for mail in queued(running))
    assert first["path"] != second["path"]
    assert (second["hours"], second["username"]) == ("168", "ani")
    with running.work.begin() as uow:
        assert uow.session.scalar(sa.select(sa.func.count()).select_from(links)) == 1
