"""What rule checks find is kept when a case arrives at a level, and found anew at the next."""
from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from services.contracts.registration.answers import ChangeSent, Submission
from services.verification.domain.finding import Code
from services.verification.tables import document_uses, findings
from tests.services.verification.forms import ROW, change, form
from tests.services.verification.officials import ANI, BIMA
from tests.services.verification.running import Running

HEAD = {"jenis_jabatan": "1"}
UNIT = change("unit_organisasi", "bidang", old="seksi")


def found(running: Running, person: str = "Budi", actor: Any = ANI) -> dict[str, list[str]]:
    """Codes beside each change at the desk."""
    shown = running.shown(actor, person)["changes"]
    return {one["key"]: [finding["code"] for finding in one["findings"]] for one in shown}


def sent(*changes: ChangeSent, person: str = "Budi", **beside: Any) -> Submission:
    return {**form(*changes, person=person), "beside": beside}  # type: ignore[typeddict-item]


def test_what_is_found_stands_beside_each_change(running: Running) -> None:
    running.take_in(
        sent(
            change("tanggal_lahir", "1975-03-28", old="1975-03-27"),
            change("jenis_kelamin", "1", old="2"),
            change("nama", "Budi S", old="Budi", documents=[]),
            change(ROW, {"golongan": "41", "tmt_golongan": "2003-04-01"}, documents=["sk"]),
            tingkat="15", golongan=[["r1", "32", "2012-04-01"]],
        )
    )  # fmt: skip
    assert found(running) == {
        "tanggal_lahir": ["birth_date_not_as_nip"],
        "jenis_kelamin": ["fits_nip"],
        "nama": ["no_document"],
        ROW: ["golongan_out_of_order", "golongan_above_education"],
    }
    [birth, *_] = running.shown(ANI)["changes"]
    [one] = birth["findings"]
    assert (one["tone"], one["text"][:32]) == ("warn", "Berbeda dari NIP (19750327). Ban")


def test_a_value_that_is_in_no_list_any_more_is_told(running: Running) -> None:
    running.services.reference.withdrawn = {("agama", "9"), ("golongan", "99")}
    running.take_in(form(change("agama", "9", old="1"), change(ROW, {"golongan": "99", "tmt_golongan": "2020-04-01"})))
    assert found(running) == {"agama": ["not_in_list"], ROW: ["not_in_list"]}


def test_the_second_who_attaches_a_file_is_told_and_the_first_at_the_next_level(running: Running) -> None:
    alone = change("nama", "Budi S", old="Budi", documents=["own", "shared"])
    running.take_in(form(alone))
    running.take_in(form(alone, person="Budi", round=1))  # the same form told again is the same person
    assert found(running) == {"nama": []}
    running.take_in(form(change("nama", "Sari S", old="Sari", documents=["shared"]), person="Sari"))
    assert found(running, "Sari") == {"nama": ["document_of_another_person"]}
    assert found(running) == {"nama": []}
    running.decide(ANI)
    assert found(running, actor=BIMA) == {"nama": ["document_of_another_person"]}


def test_the_own_file_on_two_changes_and_in_two_rounds_is_nobody_elses(running: Running) -> None:
    two = [change("nama", "Budi S", old="Budi"), change("gelar_belakang", "S.E.")]
    running.take_in(form(*two))
    running.give_back(ANI, rejecting={"nama": "Beda"})
    running.take_in(form(change("nama", "Budi T", old="Budi"), two[1], round=2))
    assert found(running) == {"nama": [], "gelar_belakang": []}
    with running.work.begin() as uow:
        assert uow.session.scalar(sa.select(sa.func.count()).select_from(document_uses)) == 1


def test_two_heads_of_one_unit_are_told_where_they_claim_it(running: Running) -> None:
    own = change("nama", "S", old="T", documents=["n"])
    running.take_in(sent(UNIT, person="Budi", **HEAD))
    running.take_in(sent(change("unit_organisasi", "bidang", documents=["u2"]), own, person="Sari", **HEAD))
    running.take_in(sent(change("unit_organisasi", "bidang", documents=["u3"]), person="Tono", jenis_jabatan="4"))
    assert found(running, "Budi") == {"unit_organisasi": []}
    assert found(running, "Sari") == {"unit_organisasi": ["position_claimed_twice"], "nama": []}
    assert found(running, "Tono") == {"unit_organisasi": []}


def test_a_head_of_another_unit_claims_another_position(running: Running) -> None:
    running.take_in(sent(UNIT, person="Budi", **HEAD))
    other = {**sent(UNIT, person="Sari", **HEAD), "unit_path": ["dinas", "seksi"]}
    running.take_in(other)  # type: ignore[arg-type]
    assert Code.POSITION_CLAIMED_TWICE not in found(running, "Sari")["unit_organisasi"]


def test_only_what_the_level_decides_is_looked_at_anew(running: Running) -> None:
    running.take_in(form(change("agama", "9", old="1"), change("nama", "Budi S", old="Budi", documents=[])))
    running.decide(ANI)
    running.decide(BIMA)
    with running.work.begin() as uow:
        levels = {row.code: row.level for row in uow.session.execute(sa.select(findings))}
    assert levels == {"no_document": 3}


@pytest.mark.parametrize("copies", [1, 3])
def test_a_message_that_comes_again_leaves_the_findings_as_they_are(running: Running, copies: int) -> None:
    event = running.take_in(form(change("nama", "Budi S", old="Budi", documents=[])))
    before = found(running)
    for _ in range(copies):
        running.service.on_form_sent(event)
        running.deliver()
    assert found(running) == before == {"nama": ["no_document"]}
