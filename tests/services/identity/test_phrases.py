"""Kalimat baku: what verifiers and the helpdesk pick from is a setting, with a reason, a history and a way back."""
from __future__ import annotations

from typing import Any

import pytest

from services.contracts.errors import Forbidden, Invalid
from services.contracts.identity.phrases import ANSWERS, REASONS, answers_of, filled
from services.contracts.profiles import Profile
from tests.services.asking import ask
from tests.services.identity.running import Running
from tests.services.people import NATIONAL, agency, citizen, official

RATNA = official("Ratna", (Profile.SUPER_ADMIN, NATIONAL))
VERIFIER = official("Ani", (Profile.VERIFIER_L2, agency("sleman")))


def change(running: Running, kind: str, *lines: str, version: int = 0, actor: Any = RATNA) -> Any:
    subject = {"reasons": "desk", "answers": "helpdesk"}[kind]
    said: dict[str, Any] = {"kind": kind, "subject": subject, "version": version, "reason": "Rapat 12 Oktober"}
    return ask(running.service, "change_setting", actor, **said, value={"lines": [*lines]})


def test_until_somebody_sets_others_the_first_ones_hold(running: Running) -> None:
    held = ask(running.service, "phrases", VERIFIER)
    assert held["reasons"] == [*REASONS]
    assert held["answers"] == answers_of(ANSWERS)
    assert held["answers"][0]["label"] == "Dokumen belum cukup"


def test_what_the_super_admin_sets_holds_for_everybody_and_can_be_taken_back(running: Running) -> None:
    change(running, "reasons", "Foto buram", "Salah orang")
    change(running, "answers", "Selesai: Tiket {nomor} selesai.")
    held = ask(running.service, "phrases", VERIFIER)
    assert held["reasons"] == ["Foto buram", "Salah orang"]
    assert held["answers"] == [{"label": "Selesai", "text": "Tiket {nomor} selesai."}]
    [newest, _] = ask(running.service, "setting_history", RATNA)
    assert (newest["name"], newest["reason"]) == ("Ratna", "Rapat 12 Oktober")
    back: dict[str, Any] = {"kind": "reasons", "subject": "desk", "version": 1, "reason": "Keliru"}
    ask(running.service, "take_back_setting", RATNA, **back)
    assert ask(running.service, "phrases", VERIFIER)["reasons"] == [*REASONS]


@pytest.mark.parametrize(
    ("kind", "lines", "said"),
    [
        ("reasons", ["Foto buram", "foto buram"], "dua kali"),
        ("answers", ["Tanpa judul"], "Tulis judul"),
        ("answers", [": tanpa judul"], "Tulis judul"),
        ("answers", ["Judul:"], "Tulis judul"),
        ("answers", ["j" * 61 + ": x"], "Tulis judul"),
        ("answers", ["Judul: Halo {nip}"], "hanya {nomor}"),
        ("answers", ["Judul: satu", "judul: dua"], "dua kali"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_said_with_the_line(
    running: Running, kind: str, lines: list[str], said: str
) -> None:
    with pytest.raises(Invalid) as wrong:
        change(running, kind, *lines)
    [message] = wrong.value.details["fields"]["lines"]
    assert said in message
    assert lines[-1][:5] in message


@pytest.mark.parametrize("lines", [[], [f"Alasan {n}" for n in range(10)], [""], ["x" * 201]])
def test_there_are_one_to_nine_reasons_that_a_key_reaches(running: Running, lines: list[str]) -> None:
    with pytest.raises(Invalid) as wrong:
        change(running, "reasons", *lines)
    assert [*wrong.value.details["fields"]] == ["lines"]


def test_nobody_else_sets_them_and_no_civil_servant_reads_them(running: Running) -> None:
    with pytest.raises(Forbidden):
        change(running, "reasons", "Foto buram", actor=VERIFIER)
    with pytest.raises(Forbidden):
        ask(running.service, "phrases", citizen("Budi"))


def test_places_are_filled_and_what_is_none_stays() -> None:
    assert filled("Tiket {nomor} untuk {nama}, {lain}", nomor="AB", nama="Budi {nomor}") == (
        "Tiket AB untuk Budi {nomor}, {lain}"
    )  # fmt: skip
