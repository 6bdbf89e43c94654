"""What rule checks say is read in both languages, with the documents that it names."""
import pytest
from flask import Flask

from gateway import languages, spoken
from services.verification.domain.finding import SENTENCES, Code, Found
from services.verification.domain.which_document_proves_it import KINDS


def told(code: Code) -> tuple[str, ...]:
    """A value for each place of the sentence: a kind of document can stand in any."""
    return ("ijazah", "akta nikah")[: SENTENCES[code][1].count("{}")]


@pytest.mark.parametrize("code", Code)
def test_each_finding_is_said_in_english_with_its_values(app: Flask, code: Code) -> None:
    text = Found(code, told(code)).text
    with app.test_request_context("/", headers={"Cookie": "bahasa=en"}):
        english = spoken.kata(text)
    assert english != text
    assert [word for word in ("diploma", "marriage certificate")[: len(told(code))] if word not in english] == []


def test_each_kind_of_document_has_an_english_name() -> None:
    known = {message.id for message in languages.english() if message.string}
    assert sorted(set(KINDS) - known) == []
