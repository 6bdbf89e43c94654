"""How many calls the desk's pages cost: each is a wait for the broker, and the limit is there to be kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask.testing import FlaskClient

from tests.gateway.admin.fake_verification import FakeVerification
from tests.gateway.admin.page import Page
from tests.gateway.admin.test_actions import HERE, ticked
from tests.gateway.fake_services import FakeServices

DECIDE_AND_NEXT, REVIEW, TAKE_BACK = 2, 2, 3  # calls at most
REMEMBERED = {"identity.who_is", "identity.notices", "identity.phrases"}  # for seconds, by the whole process


@contextmanager
def calls(fake: FakeServices) -> Iterator[list[str]]:
    """The names of what is asked inside, in order."""
    before, names = len(fake.asked), list[str]()
    yield names
    names += [call.name for call in fake.asked[before:] if call.name not in REMEMBERED]


def test_the_desk_asks_for_the_case_and_the_counts(verifier: FlaskClient, fake: FakeServices) -> None:
    with calls(fake) as asked:
        assert verifier.get(HERE).status_code == 200
    assert sorted(asked) == ["verification.case", "verification.queues"]
    assert len(asked) <= REVIEW
    with calls(fake) as asked:
        assert verifier.get(HERE).status_code == 200
    assert asked == ["verification.case"], "the counts of a moment ago will do"


def test_the_inbox_counts_anew(verifier: FlaskClient, fake: FakeServices) -> None:
    for _ in range(2):
        with calls(fake) as asked:
            assert verifier.get("/admin/verifikasi").status_code == 200
        assert asked.count("verification.queues") == 1


@pytest.mark.parametrize(("button", "verdict"), [("kirim", "approve"), ("kembalikan", "reject")])
def test_deciding_and_opening_the_next_case_is_two_calls(
    verifier: FlaskClient, desk: FakeVerification, fake: FakeServices, button: str, verdict: str
) -> None:
    form = ticked(Page(verifier.get(HERE)), verdict)
    reasons = {name.replace("label-", "reason-"): "Beda" for name in form if name.startswith("label-")}
    with calls(fake) as asked:
        page = Page(verifier.post(f"{HERE}/{button}", data={**form, **reasons}, follow_redirects=True))
    assert (page.status, desk.cases["K7M4QX2P"]["state"]) == (200, "sending")
    assert "Bisa diurungkan sampai pukul" in page.words
    assert len(asked) <= DECIDE_AND_NEXT, asked


def test_taking_back_is_three_calls(verifier: FlaskClient, desk: FakeVerification, fake: FakeServices) -> None:
    answer = verifier.post(f"{HERE}/kirim", data=ticked(Page(verifier.get(HERE))))
    form = Page(verifier.get(answer.location)).form(f"{HERE}/urungkan")
    with calls(fake) as asked:
        assert verifier.post(f"{HERE}/urungkan", data=form, follow_redirects=True).status_code == 200
    assert desk.cases["K7M4QX2P"]["state"] == "open"
    assert len(asked) <= TAKE_BACK, asked
