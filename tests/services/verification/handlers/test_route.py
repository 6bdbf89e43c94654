"""The way of a form through the levels: where it waits, where it passes, where it ends."""
from itertools import pairwise

import pytest

from services.contracts.actor import Actor
from services.contracts.registration.answers import ChangeSent
from tests.services.verification.forms import ROW, change, form
from tests.services.verification.officials import ANI, BIMA, BKN_PUSAT, CITRA, DEWI
from tests.services.verification.running import Running

AGAMA = change("agama", "2", old="1")
BIRTH = change("tanggal_lahir", "1975-03-28", old="1975-03-27")
NAMA = change("nama", "Budi S", old="Budi")
GOLONGAN = change(ROW, {"golongan": "32", "tmt_golongan": "2020-04-01"})

VERIFIERS = {1: ANI, 2: BIMA, 3: CITRA, 4: DEWI}


@pytest.mark.parametrize(
    ("changes", "levels"),
    [
        ([BIRTH], [1, 2, 3, 4]),
        ([BIRTH, AGAMA, NAMA], [1, 2, 3, 4]),
        ([NAMA], [1, 2, 3]),
        ([GOLONGAN], [1, 2, 3]),
        ([AGAMA], [1, 2]),
        ([], [1]),
    ],
)
def test_a_form_waits_only_where_something_is_to_be_decided(
    running: Running, changes: list[ChangeSent], levels: list[int]
) -> None:
    running.take_in(form(*changes))
    waited = []
    while running.where()[1] == "open":
        level = running.where()[0]
        waited.append(level)
        running.decide(VERIFIERS[level])
    assert waited == levels
    assert running.where() == (4, "completed")


def test_the_end_names_what_was_approved(running: Running) -> None:
    sent = running.take_in(form(AGAMA, NAMA))
    for verifier in (ANI, BIMA, CITRA):
        running.decide(verifier)
    [completed] = running.events("case-completed.v1")
    assert completed["approved"] == ["agama", "nama"]
    assert (completed["submission_id"], completed["person_id"]) == (sent.submission_id, sent.person_id)


def test_a_rejected_change_that_is_sent_on_keeps_its_old_value_and_is_asked_of_nobody_after(running: Running) -> None:
    running.take_in(form(BIRTH, NAMA))
    running.decide(ANI, rejecting={"tanggal_lahir": "Akta tidak terbaca"})
    assert [c["key"] for c in running.shown(BIMA)["changes"] if c["decidable"]] == ["nama"]
    running.decide(BIMA)
    running.decide(CITRA)
    [completed] = running.events("case-completed.v1")
    assert completed["approved"] == ["nama"]


def test_a_form_whose_every_change_is_rejected_ends_with_nothing_approved(running: Running) -> None:
    running.take_in(form(NAMA))
    running.decide(ANI, rejecting={"nama": "Tidak sesuai ijazah"})
    assert running.where() == (4, "completed")
    assert running.events("case-completed.v1")[0]["approved"] == []


@pytest.mark.parametrize(
    ("national", "verifier", "office"),
    [(False, CITRA, ("kanreg", "k1")), (True, BKN_PUSAT, ("national_agencies", ""))],
)
def test_bkn_or_the_kanreg_decides_at_level_3(
    running: Running, national: bool, verifier: Actor, office: tuple[str, str]
) -> None:
    running.take_in(form(NAMA, national=national))
    running.decide(ANI)
    running.decide(BIMA)
    assert (running.case().office_kind, running.case().office_id) == office
    running.decide(verifier)
    assert running.where() == (4, "completed")


def test_the_nearest_flagged_unit_decides_at_level_1(running: Running) -> None:
    running.flag("bidang")
    running.take_in(form(NAMA, path=("dinas", "bidang", "seksi")))
    assert (running.case().office_kind, running.case().office_id) == ("org_unit", "bidang")


def test_without_a_flagged_unit_a_case_has_no_office_until_one_on_its_way_up_is_flagged(running: Running) -> None:
    running.take_in(form(NAMA, path=("kantor", "bagian")))
    assert running.where() == (1, "no_office")
    running.flag("elsewhere")
    assert running.where() == (1, "no_office")
    running.flag("kantor")
    assert (running.where(), running.case().office_id) == ((1, "open"), "kantor")


def test_a_tick_that_was_taken_away_counts_no_more(running: Running) -> None:
    running.flag("dinas", flagged=False, version=2)
    running.take_in(form(NAMA))
    assert running.where() == (1, "no_office")


def test_an_older_tick_that_comes_late_changes_nothing(running: Running) -> None:
    running.flag("kantor", flagged=False, version=3)
    running.flag("kantor", flagged=True, version=2)
    running.take_in(form(NAMA, path=("kantor",)))
    assert running.where() == (1, "no_office")


def test_every_step_is_kept_with_who_took_it(running: Running) -> None:
    running.take_in(form(AGAMA))
    running.decide(ANI)
    running.decide(BIMA)
    assert running.steps() == [
        ("queued", 1, ""), ("open", 1, ""),
        ("queued", 2, "Ani"), ("open", 2, ""),
        ("queued", 3, "Bima"), ("queued", 4, ""), ("completed", 4, ""),
    ]  # fmt: skip


def test_the_stages_of_a_case_follow_each_other_without_a_gap(running: Running) -> None:
    running.take_in(form(BIRTH))
    for verifier in VERIFIERS.values():
        running.decide(verifier)
    moved = [(event["was"], event["now"]) for event in running.events("case-moved.v1")]
    stages = ["sent", "level-1", "level-2", "level-3", "level-4", "completed"]
    assert moved == list(pairwise(stages))
