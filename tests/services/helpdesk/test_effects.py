"""What an effect tells the service that carries it out: never what the answer says, which only its reporter reads."""
from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest

from services.contracts.helpdesk.effects import EFFECTS
from services.helpdesk.effects import carry_out

SECRET = "Keterangan yang hanya dibaca pelapor"
EFFECT = {
    "field": "nama", "value": "BUDI", "agency_id": "sleman", "name": "BUDI", "unit_id": "u", "code": "",
    "confirmed": "1",
}  # fmt: skip
BY = {"account_id": "a", "name": "Anisa", "profile": "helpdesk_bkn", "kind": "national", "area": "", "office": "BKN"}


class _Asked:
    """Every service at once: keeps what it is asked."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def __getattr__(self, _name: str) -> Any:
        return self

    def __call__(self, **body: Any) -> dict[str, str]:
        self.said.append(json.dumps(body))
        return {}


@pytest.mark.parametrize("category", EFFECTS)
def test_the_owner_learns_what_to_do_and_not_what_was_written(category: str) -> None:
    services: Any = _Asked()
    ticket: Any = SimpleNamespace(
        id="t", number="TK-1", category=category, person_id="p", nip="197503272000031001", agency_id="sleman", list="",
    )
    given: Any = SimpleNamespace(id="ans", effect=EFFECT, by=BY, note=SECRET)
    carry_out(services, ticket, given, [])
    [said] = services.said
    assert "ans" in said, "by the answer's id it happens once"
    assert SECRET not in said
