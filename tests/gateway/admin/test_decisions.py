"""Ticks of the desk's form, and what stands after somebody else was faster."""

from __future__ import annotations

import pytest

from gateway.admin.verification import reasons
from gateway.admin.verification.decisions import Clash, Decision, clash, held, read, standing
from services.contracts.identity.phrases import REASONS
from tests.gateway.admin import cases

APPROVED = Decision("c-1", "approve", "", "Nama")
REJECTED = Decision("c-1", "reject", "Dokumen tidak terbaca", "Nama")
OPEN = Decision("c-1", "", "", "Nama")


def test_the_form_is_read_change_by_change() -> None:
    form = {
        "label-c-1": "Nama",
        "verdict-c-1": "reject",
        "canned-c-1": "Dokumen tidak terbaca",
        "reason-c-1": "Foto buram.",
        "label-c-2": "Agama",
        "label-c-3": "Alamat",
        "verdict-c-3": "approve",
        "csrf_token": "x",
    }
    assert list(read(form).values()) == [
        Decision("c-1", "reject", "Dokumen tidak terbaca. Foto buram.", "Nama"),
        Decision("c-2", "", "", "Agama"),
        Decision("c-3", "approve", "", "Alamat"),
    ]


def test_an_unknown_verdict_is_no_verdict() -> None:
    assert read({"label-c-1": "Nama", "verdict-c-1": "delete"})["c-1"].verdict == ""


@pytest.mark.parametrize(("pick", "verdict"), [("mine", "approve"), ("newer", "reject"), ("", "reject")])
def test_after_a_conflict_the_newer_decision_is_taken_unless_mine_is_picked(pick: str, verdict: str) -> None:
    form = {
        "label-c-1": "Nama",
        "verdict-c-1": "reject",
        "reason-c-1": "Buram",
        "verdict-mine-c-1": "approve",
        "pick-c-1": pick,
    }
    assert read(form)["c-1"].verdict == verdict


@pytest.mark.parametrize(
    ("mine", "newer", "stands", "clashes"),
    [
        (APPROVED, REJECTED, REJECTED, True),
        (REJECTED, APPROVED, APPROVED, True),
        (APPROVED, APPROVED, APPROVED, False),
        (APPROVED, OPEN, APPROVED, False),
        (OPEN, REJECTED, REJECTED, False),
        (None, REJECTED, REJECTED, False),
        (Decision("c-1", "reject", "Alasan lain", "Nama"), REJECTED, REJECTED, True),
    ],
)
def test_what_stands_and_what_clashes(mine: Decision | None, newer: Decision, stands: Decision, clashes: bool) -> None:
    assert standing(mine, newer) == stands
    assert (clash(mine, newer) == Clash(mine, newer)) if clashes and mine else clash(mine, newer) is None


def test_a_decision_of_the_level_before_is_not_this_levels_decision() -> None:
    change = cases.case(level=2)["changes"][0]
    assert held(change, 2).verdict == ""
    assert held(change, 1).verdict == "approve"


def test_an_approval_goes_out_without_a_reason() -> None:
    assert Decision("c-1", "approve", "left over").to_request()["reason"] == ""


@pytest.mark.parametrize("canned", ["", REASONS[0], REASONS[4]])
@pytest.mark.parametrize("text", ["", "Unggah ulang."])
def test_a_reason_is_put_together_and_taken_apart_again(canned: str, text: str) -> None:
    assert reasons.split(reasons.compose(canned, text), REASONS) == (canned, text)


def test_a_reason_that_is_no_longer_offered_is_the_verifiers_own() -> None:
    kept = reasons.compose("Foto buram", "Unggah ulang.")
    assert kept == "Foto buram. Unggah ulang."
    assert reasons.split(kept, REASONS) == ("", kept)
    assert reasons.split(kept, ["Foto", "Foto buram"]) == ("Foto buram", "Unggah ulang.")
