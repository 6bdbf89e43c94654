"""A value that the helpdesk was asked for is marked at the desk, until it says what became of it."""
from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from services.contracts.helpdesk.events import RequestsAnswered
from services.contracts.registration.answers import ChangeSent
from services.verification.tables import asked_changes, changes
from tests.services.people import id_of
from tests.services.verification.forms import ROW, change, form
from tests.services.verification.officials import ANI, BIMA
from tests.services.verification.running import Running

ASKED, NAME = id_of("asked"), "Arsiparis Digital"
SHOWN = f"{NAME} (diminta)"


def with_asked(key: str = "jabatan_fungsional_umum", new: Any = ASKED) -> ChangeSent:
    """As registration sends it."""
    asked = {"label": "Jabatan fungsional umum", "id": ASKED, "name": NAME}
    plain = change(key, new)
    more = {"new_label": SHOWN, "asked": [asked], "details": [["Jabatan fungsional umum", SHOWN]]}
    return {**plain, "label": f"Riwayat jabatan {SHOWN}", **more}  # type: ignore[typeddict-item]


@pytest.fixture
def desk(running: Running) -> Running:
    running.services.reference.withdrawn = {("jfu", ASKED)}
    running.take_in(form(with_asked(), change("nama", "Budi S", old="Budi")))
    return running


def shown(running: Running, actor: Any = ANI) -> dict[str, Any]:
    return next(one for one in running.shown(actor)["changes"] if one["key"] == "jabatan_fungsional_umum")


def codes(running: Running, actor: Any = ANI) -> list[str]:
    return [one["code"] for one in shown(running, actor)["findings"]]


def answered(running: Running, outcome: str, code: str = "U9") -> None:
    event = RequestsAnswered(cluster_id="", of_list="jfu", outcome=outcome, code=code, asked=[id_of("x"), ASKED])
    for _ in range(2):
        running.service.on_requests_answered(event)


def digest_of(running: Running) -> str:
    mine = sa.select(changes.c.digest).where(changes.c.key == "jabatan_fungsional_umum")
    with running.work.begin() as uow:
        return uow.session.execute(mine).scalar_one()


def waiting(running: Running) -> int:
    with running.work.begin() as uow:
        return uow.session.execute(sa.select(sa.func.count()).select_from(asked_changes)).scalar_one()


def test_until_it_is_decided_the_desk_says_that_it_is_asked_for(desk: Running) -> None:
    assert (shown(desk)["new_label"], codes(desk)) == (SHOWN, ["still_asked"])
    desk.decide(ANI)
    assert codes(desk, BIMA) == ["still_asked"]
    assert waiting(desk) == 1


@pytest.mark.parametrize("outcome", ["added", "mapped"])
def test_a_settled_value_is_shown_by_its_name(desk: Running, outcome: str) -> None:
    digest = digest_of(desk)
    answered(desk, outcome)
    change = shown(desk)
    assert (change["new_label"], change["details"], codes(desk)) == ("U9", [["Jabatan fungsional umum", "U9"]], [])
    assert change["label"] == "Riwayat jabatan U9"
    assert desk.case().change_labels == ["Riwayat jabatan U9", "Nama"]
    assert digest_of(desk) == digest, "decisions on it stay what they were"
    desk.decide(ANI)
    assert codes(desk, BIMA) == []
    assert waiting(desk) == 0


def test_a_refused_value_is_told_at_once_and_at_the_next_level(desk: Running) -> None:
    answered(desk, "refused", "")
    assert (shown(desk)["new_label"], codes(desk)) == (NAME, ["asked_refused"])
    desk.decide(ANI)
    assert codes(desk, BIMA) == ["asked_refused"]


def test_what_was_decided_before_the_form_came_is_no_finding(running: Running) -> None:
    running.take_in(form(with_asked()))
    assert (shown(running)["new_label"], codes(running), waiting(running)) == (ASKED, [], 0)


def test_a_row_with_a_value_that_is_asked_for_is_marked_too(running: Running) -> None:
    running.services.reference.withdrawn = {("golongan", ASKED)}
    running.take_in(form(with_asked(ROW, {"golongan": ASKED, "tmt_golongan": "2020-04-01"})))
    [row] = running.shown(ANI)["changes"]
    assert [one["code"] for one in row["findings"]] == ["still_asked"]


def test_nobody_elses_changes_are_touched(desk: Running) -> None:
    other = next(one for one in desk.shown(ANI)["changes"] if one["key"] == "nama")
    answered(desk, "added")
    assert next(one for one in desk.shown(ANI)["changes"] if one["key"] == "nama") == other
