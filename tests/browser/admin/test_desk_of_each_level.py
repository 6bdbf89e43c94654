"""The desk of each level, on a small screen and by keys alone; what a level does not decide is folded."""

from __future__ import annotations

from collections import Counter

import pytest
from playwright.sync_api import expect

from services.contracts.profiles import Profile
from services.contracts.verification.answers import CaseShown
from services.verification.domain.who_verifies_what import levels_of
from tests.browser.admin.conftest import Office, Visit
from tests.browser.looking import problems, too_wide
from tests.gateway.admin import cases

NUMBER, NEXT = "K7M4QX2P", "R3WN8HTA"
HERE = f"/admin/verifikasi/{NUMBER}"
LEVELS = {
    1: Profile.VERIFIER_L1,
    2: Profile.VERIFIER_L2,
    3: Profile.VERIFIER_BKN,
    4: Profile.VERIFIER_BKN_STATUS,
}
PHONE, DESK = 360, 1440

each_level = pytest.mark.parametrize("level", LEVELS)


def at_level(office: Office, level: int) -> CaseShown:
    """The case in hand and the next one come to ``level``; every excluded field is among the changes."""
    office.verification.levels = [level]
    held, free = office.verification.cases[NUMBER], office.verification.cases[NEXT]
    there = {one["key"] for one in held["changes"]}
    proof = held["changes"][0]["documents"]
    excluded = sorted(cases.NOT_AT_LEVEL_3 - there)
    held["changes"] += [cases.change(key, "posisi", key, "lama", "baru", documents=proof) for key in excluded]
    held.update(cases.case(NUMBER, level, held["changes"]))
    claim = {"claim": "", "claimed_by": "", "claimed_until": "", "can_claim": True}
    free.update(cases.case(NEXT, level, free["changes"]) | claim)  # type: ignore[typeddict-item]
    for one in held["changes"]:
        assert one["decidable"] is (level in levels_of(one["key"])), "the fake case follows the table of the manual"
    return held


def decided_here(case: CaseShown) -> list[str]:
    """The ids of the rows in the order of the screen."""
    tabs = ("utama", "posisi", "riwayat")
    return [one["change_id"] for tab in tabs for one in case["changes"] if one["tab"] == tab and one["decidable"]]


@each_level
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_case_is_decided_sent_and_taken_back_by_keys(visit: Visit, office: Office, level: int, width: int) -> None:
    case = at_level(office, level)
    page = visit(HERE, width=width, profile=LEVELS[level])
    rows = decided_here(case)
    expect(page.locator("[data-row][aria-current]")).to_have_attribute("id", f"baris-{rows[0]}")
    assert problems(page) == []
    for place, change_id in enumerate(rows):
        asks = page.locator(f"[id='baris-{change_id}'] .ask").count()
        for key in [*["x"] * (1 + asks), *["j"] * (place < len(rows) - 1)]:
            page.keyboard.press(key)
    expect(page.locator("[data-progress] b")).to_have_text(f"{len(rows)} dari {len(rows)} diputuskan")
    page.keyboard.press("Shift+Enter")
    page.wait_for_url(f"**/{NEXT}?terkirim={NUMBER}")
    assert {one["change_id"] for one in case["changes"] if one["draft"]} == set(rows)
    assert case["state"] == "sending"
    assert problems(page) == []
    page.keyboard.press("u")
    page.wait_for_url(f"**{HERE}")
    assert case["state"] == "open"


@each_level
@pytest.mark.parametrize("scripts", [True, False])
def test_what_a_level_does_not_decide_is_folded_and_says_who_does(
    visit: Visit, office: Office, level: int, scripts: bool
) -> None:
    case = at_level(office, level)
    page = visit("/admin/pintasan", width=PHONE, profile=LEVELS[level], scripts=scripts)
    page.goto(office.address + HERE, wait_until="domcontentloaded")
    elsewhere = [one for one in case["changes"] if level not in levels_of(one["key"])]
    assert page.locator("[data-row]").count() == len(case["changes"]) - len(elsewhere)
    for one in elsewhere:
        assert page.locator(f"[name$='-{one['change_id']}']").count() == 0
    folded = Counter(one["decided_by"] for one in elsewhere)
    heads = page.locator("details.fold > summary").all_inner_texts()
    assert len(heads) == len(folded)
    for who, count in folded.items():
        assert any(f"{count} perubahan diputuskan {who}" in " ".join(head.split()) for head in heads), heads
    if level == 3:
        assert {one["key"] for one in elsewhere} == cases.NOT_AT_LEVEL_3
    if level == 4:
        assert decided_here(case) == ["c-tanggal_lahir"]


@pytest.mark.parametrize("level", [level for level in LEVELS if level > 1])  # test_desk: the first
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_without_javascript_a_case_is_decided_sent_and_taken_back(
    visit: Visit, office: Office, level: int, width: int
) -> None:
    case = at_level(office, level)
    page = visit("/admin/pintasan", width=width, profile=LEVELS[level], scripts=False)
    page.goto(office.address + HERE, wait_until="domcontentloaded")
    rejected = decided_here(case)[0]
    page.click(f"[id='baris-{rejected}'] .d-t")
    page.click(f"[id='baris-{rejected}'] .chip:has-text('Dokumen tidak terbaca')")
    page.click("button[formaction$='/setujui-semua']")
    expect(page.locator(".flash").first).to_be_visible()
    assert too_wide(page) == 0
    page.click("button[formaction$='/kirim']")
    page.wait_for_url(f"**/{NEXT}?terkirim={NUMBER}", wait_until="commit")
    verdicts = {one["change_id"]: one["draft"] for one in case["changes"] if one["decidable"]}
    assert verdicts == dict.fromkeys(decided_here(case), "approve") | {rejected: "reject"}
    assert case["state"] == "sending"
    page.click(".undo button")
    page.wait_for_url(f"**{HERE}", wait_until="commit")
    assert case["state"] == "open"
