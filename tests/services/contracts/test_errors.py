"""A refusal crosses the wire and is the same on the other side."""
import json

import pytest

from services.contracts.errors import REFUSALS, Conflict, Invalid, Refusal, from_wire, to_wire

DETAILS = {"by": "Ani", "at": "2026-11-24T09:00:00+00:00", "fields": {"nama": ["Isi Nama."]}}


@pytest.mark.parametrize("kind", REFUSALS.values())
def test_every_refusal_comes_out_as_it_went_in(kind: type[Refusal]) -> None:
    arrived = from_wire(json.loads(json.dumps(to_wire(kind("Tidak.", **DETAILS)))))
    assert type(arrived) is kind
    assert (arrived.message, arrived.details, str(arrived)) == ("Tidak.", DETAILS, "Tidak.")


def test_a_refusal_that_this_side_does_not_know_is_still_one() -> None:
    arrived = from_wire({"refusal": "FromTheFuture", "message": "Tidak.", "details": {}})
    assert type(arrived) is Refusal


def test_each_has_the_status_that_the_web_knows() -> None:
    assert {name: kind.status for name, kind in REFUSALS.items()} == {
        "Invalid": 422, "NotLoggedIn": 401, "Forbidden": 403, "NotFound": 404, "Conflict": 409, "Closed": 423,
        "TooMany": 429, "Unavailable": 503, "Broken": 500, "Refusal": 400,
    }  # fmt: skip


def test_no_refusal_is_taken_for_another() -> None:
    assert not isinstance(Conflict("x"), Invalid)
