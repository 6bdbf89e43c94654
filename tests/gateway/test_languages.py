"""Indonesian first, English complete: every text of the pages, every label, every message of the services."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from babel.messages.extract import extract_from_dir
from flask import Flask
from flask.testing import FlaskClient

from gateway import languages, spoken
from gateway.admin.missing.noting import NOBODY
from gateway.documents.sentences import SENTENCES
from services.contracts.audit import NAMES as ACTIONS
from services.contracts.form_fields import FORM_FIELDS, HISTORY_KINDS, TAB_LABELS
from services.contracts.helpdesk.categories import CATEGORIES
from services.contracts.identity import closed_doors
from services.contracts.registration.missing import REASON_NAMES, STEP_NAMES
from services.helpdesk.domain.is_the_report_right import NO_DAY, NO_OLD_NIP, NOT_YET, STRANGE
from services.helpdesk.handlers import ANOTHER, LOG_IN
from services.helpdesk.receipts import UNKNOWN
from services.helpdesk.talking import IN_A_ROW
from services.identity import official
from services.identity.domain import whose_account_it_is
from services.identity.domain.when_a_profile_begins_and_ends import BACKWARDS, PAST
from services.identity.domain.which_passwords_are_refused import COMMON, OWN
from services.identity.handlers import (
    account_changes,
    creating,
    ending,
    granting,
    import_line,
    import_plan,
    looking_up,
    setting_up_app,
)
from services.identity.handlers.changing_passwords import SAME, WRONG_OLD
from services.identity.handlers.log_in_steps import TOO_LATE
from services.identity.handlers.logging_in import WRONG
from services.identity.handlers.second_factor import WRONG_CODE, WRONG_RECOVERY_CODE
from services.identity.views.audit import TOO_MANY
from services.identity.views.links import OVER
from services.registration.domain.does_the_golongan_fit_the_education import TOO_HIGH
from services.registration.domain.is_the_form_right import IN_ORDER as ON_THE_FORM
from services.registration.domain.is_the_value_right import IN_ORDER
from services.registration.domain.nip import MESSAGES
from services.registration.domain.why_registration_stops import ADVICE
from services.registration.exporting import asking, ended_rights, working
from services.registration.missing import closed, deciding, noting, reminding, whose
from tests.gateway.pages import words_of

OF_IDENTITY = (
    *(WRONG, TOO_LATE, WRONG_CODE, WRONG_RECOVERY_CODE, SAME, WRONG_OLD, COMMON, OWN, OVER),
    "Terlalu banyak orang sedang masuk. Coba lagi sebentar lagi.",
    *(granting.OUT_OF_REACH, granting.NOT_FLAGGED, granting.NO_REASON, ending.AS_PLANNED, creating.NO_ADDRESS),
    *(account_changes.LOCKED, account_changes.NOT_LOCKED, setting_up_app.NO_APP, creating.TAKEN),
    *(official.STALE, official.ABSENT, looking_up.NOT_YOURS, looking_up.NO_AGENCY, PAST, BACKWARDS),
    *(import_line.NO_PROFILE, import_line.NO_AREA, import_line.NO_DATE, import_line.NO_ADDRESS),
    *(import_plan.OUT_OF_REACH, import_plan.NO_USERNAME, whose_account_it_is.OWN),
)
OF_MISSING = (
    *(whose.SENT, whose.CHANGED, whose.NOT_NOW, whose.ONESELF, whose.NOT_YOURS, whose.UNKNOWN, whose.NOT_HERE),
    *(reminding.NO_ADDRESS, reminding.LATELY, reminding.NO_USE, noting.NO_OWNER, noting.PAST),
    *(deciding.TOO_EARLY, deciding.NO_PROOF, closed.CLOSED, NOBODY),
)
OF_EXPORTS = (asking.UNKNOWN, asking.TOO_MANY, ended_rights.ENDED, working.CANNOT)
KEYWORDS = {"_": None, "_l": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}
PLACE = re.compile(r"%\(\w+\)[ds]|%%")


def said(*, by_admin: bool) -> Iterator[str]:
    """Every source text of the gateway, of the admin pages or of all others."""
    methods = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
    for found in extract_from_dir(languages.CATALOGUES, methods, {"**/templates/**.html": {}}, KEYWORDS):
        message = found[2]
        if found[0].startswith("admin/") is by_admin:
            yield message if isinstance(message, str) else message[0]


def of_services() -> Iterator[str]:
    """Labels and messages that services send."""
    yield from (field.label for field in FORM_FIELDS.values())
    yield from (label for field in FORM_FIELDS.values() for _, label in field.choices)
    yield from TAB_LABELS.values()
    for kind in HISTORY_KINDS.values():
        yield kind.label
        yield from (column.label for column in kind.columns)
        yield from (label for column in kind.columns for _, label in column.choices)
    yield from spoken.PATTERNS
    yield from MESSAGES.values()
    yield from (message for *_, message in (*IN_ORDER, *ON_THE_FORM))
    yield TOO_HIGH
    yield from (advice.message for advice in ADVICE.values())
    yield from closed_doors.MESSAGES.values()
    yield from OF_IDENTITY
    yield from OF_MISSING
    yield from OF_EXPORTS
    yield from (*REASON_NAMES.values(), *STEP_NAMES.values())
    yield from (words.format(size="%(value)s", pages="%(value)s") for words in SENTENCES.values())
    yield from ACTIONS.values()
    for category in CATEGORIES.values():
        yield from filter(None, (category.label, category.document))
        yield from (text for fact in category.facts for text in (fact.label, fact.hint) if text)
    yield from (STRANGE, NO_OLD_NIP, NO_DAY, NOT_YET, ANOTHER, LOG_IN, UNKNOWN, IN_A_ROW)
    yield TOO_MANY


def known() -> dict[str, str]:
    """Source text to English, the singular where there are two."""
    pairs = {}
    for message in languages.english():
        if message.id and message.string:
            source = message.id if isinstance(message.id, str) else message.id[0]
            pairs[source] = message.string if isinstance(message.string, str) else message.string[0]
    return pairs


@pytest.mark.parametrize("by_admin", [False, True], ids=["portal", "admin"])
def test_every_text_of_the_pages_has_an_english_one(by_admin: bool) -> None:
    missing = sorted(set(said(by_admin=by_admin)) - {text for text, english in known().items() if english})
    assert missing == []


def test_every_label_and_message_of_the_services_has_an_english_one() -> None:
    missing = sorted(set(of_services()) - known().keys())
    assert missing == []


def test_no_translation_loses_a_value() -> None:
    wrong = {text for text, english in known().items() if sorted(PLACE.findall(text)) != sorted(PLACE.findall(english))}
    assert wrong == set()


def test_a_choice_of_language_is_remembered_and_leads_back(client: FlaskClient) -> None:
    answer = client.get("/bahasa/en?lanjut=/bantuan")
    assert answer.location == "/bantuan"
    assert "Who can help" in words_of(client.get("/bantuan"))
    client.get("/bahasa/id?lanjut=/bantuan")
    assert "Siapa yang dapat membantu" in words_of(client.get("/bantuan"))


def test_the_browsers_language_does_not_choose(client: FlaskClient) -> None:
    assert "Kata sandi" in words_of(client.get("/masuk", headers={"Accept-Language": "en-US"}))


@pytest.mark.parametrize(
    ("message", "english"),
    [
        ("Isi Nomor SK.", "Enter Decree number."),
        ("NIK harus 16 angka; yang ditulis 3 tanda.", "NIK must have 16 digits; you wrote 3 characters."),
        ("Sesuatu yang belum dikenal", "Sesuatu yang belum dikenal"),
    ],
)
def test_a_message_that_names_a_field_is_translated_with_it(app: Flask, message: str, english: str) -> None:
    with app.test_request_context("/", headers={"Cookie": "bahasa=en"}):
        assert spoken.kata(message) == english
    with app.test_request_context("/"):
        assert spoken.kata(message) == message
