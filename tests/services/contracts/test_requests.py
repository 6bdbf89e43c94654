"""What a service accepts: known keys, trimmed and bounded texts, ids that are ids, for every request that there is."""
import importlib
import inspect
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marshmallow import ValidationError

from services.contracts.helpdesk import requests as helpdesk
from services.contracts.helpdesk.requests import Paper, Report, Tickets
from services.contracts.identity.account_requests import (
    ChangeProfiles,
    CreateAccount,
    EditAccount,
    FindAccounts,
    FindAreas,
    GrantWanted,
    ImportAccounts,
    ImportRow,
    Proposal,
    SetPassword,
    WithReason,
)
from services.contracts.identity.logging_in import (
    ChangePassword,
    ChooseFirstPassword,
    EndSession,
    EnterCode,
    EnterRecoveryCode,
    LogIn,
    RenewRecoveryCodes,
)
from services.contracts.identity.requests import (
    ChangeSetting,
    OfficeVerifiers,
    OpenCitizenAccount,
    OpeningOf,
    SettingHistory,
    TakeBackSetting,
    WhoIs,
)
from services.contracts.registration.level1_choices import ChooseLevel1Unit, FindToMove
from services.contracts.registration.requests import (
    AttachDocument,
    LookUp,
    Register,
    SaveHistory,
    SaveTab,
    Send,
    Submissions,
)
from services.contracts.reporting.requests import Area, Progress, Workforce
from services.contracts.request import Request
from services.contracts.verification.pace import Forecast
from services.contracts.verification.requests import (
    CaseByNumber,
    ClaimedCase,
    FlagEffect,
    Inbox,
    SaveDecisions,
    SendCase,
    Timeline,
    WithoutOffice,
)
from services.contracts.verification.supervising import Assign, Release, Supervised
from services.contracts.verification.turning_back import FindToTurnBack, TurnBack, TurnBackFor
from tests.services.contracts.requests_about_missing import ID, OF_MISSING

WHO = {"name": "Budi", "profile": "rollback_operator", "kind": "agency"}
GOOD: dict[type[Request], dict[str, Any]] = {
    LogIn: {"kind": "official", "username": "ani", "password": "p"},
    EnterCode: {"token": "t", "code": "123456", "trust": True, "device": "d"},
    EnterRecoveryCode: {"token": "t", "code": "K7M4Q-X2P9D"},
    ChooseFirstPassword: {"token": "t", "password": "kereta senja"},
    ChangePassword: {"token": "t", "old": "lama sekali", "new": "kereta senja"},
    RenewRecoveryCodes: {"code": "123456"},
    EndSession: {"session_id": ID},
    WhoIs: {"token": "t", "audiences": ["verification"]},
    ChangeSetting: {"kind": "session", "subject": "official", "version": 0, "value": {"x": 1}, "reason": "edaran"},
    TakeBackSetting: {"kind": "session", "subject": "official", "version": 1, "reason": "keliru"},
    OfficeVerifiers: {"profile": "verifier_l1", "jurisdiction_kind": "org_unit", "jurisdiction_id": "u"},
    Supervised: {"level": 1, "office_id": "u", "holder": "free", "late": True},
    Assign: {"case_id": ID, "version": 1, "account_id": ID, "reason": "cuti"},
    Release: {"case_id": ID, "version": 1, "reason": "cuti"},
    SettingHistory: {"kind": "session", "subject": "official"},
    OpeningOf: {"phase": "filling", "agency_id": "4010"},
    OpenCitizenAccount: {"person_id": ID, "nip": "1", "register_number": "A", "name": "B", "password": "p"},
    FindAccounts: {},
    FindAreas: {"profile": "verifier_l1", "kind": "org_unit"},
    Proposal: {"number": "1", "date": "2026-01-31", "signatory": "Sekda"},
    GrantWanted: {"profile": "verifier_l1", "kind": "org_unit", "id": "u", "ends_on": "2026-01-31"},
    CreateAccount: {"nip": "1", "username": "ani", "grants": [{"profile": "verifier_l2", "kind": "agency", "id": "a"}]},
    EditAccount: {"account_id": ID, "version": 1, "username": "ani"},
    ChangeProfiles: {"account_id": ID, "version": 1, "end": [ID], "reason": "x"},
    SetPassword: {"account_id": ID, "version": 1, "password": "p"},
    WithReason: {"account_id": ID, "version": 1, "reason": "x"},
    ImportRow: {"line": 2},
    ImportAccounts: {"rows": [{"line": 2, "nip": "1"}], "dry_run": True},
    LookUp: {"nip": "1", "name": "Budi"},
    Register: {
        "nip": "1", "name": "Budi", "email": "b@example.org", "phone": "08123456789", "password": "12345678",
        "notice_read": True,
    },
    **OF_MISSING,
    SaveTab: {"tab": "utama", "version": 1, "answers": {"nama": "Budi"}, "confirmed": ["agama"]},
    SaveHistory: {"kind": "golongan", "action": "add", "version": 1, "values": {"golongan": "31"}},
    AttachDocument: {
        "change": "nama", "document_id": ID, "name": "a.pdf", "media_type": "application/pdf", "size": 1,
        "digest": "d", "pages": 1,
    },
    Send: {"version": 1},
    Submissions: {"submission_ids": [ID]},
    Inbox: {},
    Tickets: {},
    helpdesk.Answer: {"number": "A", "version": 1, "verdict": "reject", "note": "x"},
    helpdesk.HandOver: {"number": "A", "version": 1, "profile": "helpdesk_bkn", "reason": "x"},
    helpdesk.Merge: {"number": "A", "version": 1, "into": "B", "reason": "x"},
    helpdesk.Reopen: {"number": "A", "version": 1, "reason": "x"},
    helpdesk.ToAgency: {"number": "A", "version": 1, "agency_id": "sleman"},
    helpdesk.Confirm: {"number": "A", "agency_id": "sleman", "verdict": "approve"},
    CaseByNumber: {"register_number": "ABCD-EFGH"},
    ClaimedCase: {"case_id": ID, "version": 1},
    SaveDecisions: {
        "case_id": ID, "version": 1, "decisions": [{"change_id": ID, "verdict": "approve", "reason": "x"}],
    },
    SendCase: {
        "case_id": ID, "version": 1, "decisions": [{"change_id": ID, "verdict": "approve", "reason": "x"}],
    },
    Timeline: {"person_id": ID},
    FlagEffect: {"agency_id": "4010", "unit_id": "4010-05", "flagged": True},
    WithoutOffice: {"agency_id": "4010"},
    Area: {},
    FindToTurnBack: {"q": "ABCDEFGH"},
    TurnBack: {"case_id": ID, "version": 1, "reason": "x"},
    TurnBackFor: {**WHO, "person_id": ID, "account_id": ID, "reason": "x"},
    Forecast: {"level": 1, "office_id": "4010-05"},
    FindToMove: {"q": "ABCDEFGH"},
    ChooseLevel1Unit: {"register_number": "ABCD-EFGH", "unit_id": "4010-05", "version": 0, "reason": "x"},
    Progress: {},
    Workforce: {},
    Paper: {
        "document_id": ID, "name": "sk.pdf", "media_type": "image/png", "size": 1, "digest": "d" * 64, "pages": 1,
    },
    Report: {
        "category": "beda_nama", "nip": "1", "name": "Budi", "email": "b@example.org", "description": "x" * 10,
    },
}  # fmt: skip
everything = pytest.mark.parametrize("request_class", GOOD, ids=lambda one: one.__name__)


def errors(request_class: type[Request], body: Any) -> dict[str, Any]:
    """What is wrong with a body; nothing when it is accepted."""
    try:
        request_class().load(body)
    except ValidationError as error:
        return dict(error.normalized_messages())
    return {}


@everything
def test_a_good_body_is_accepted(request_class: type[Request]) -> None:
    assert errors(request_class, GOOD[request_class]) == {}


@everything
def test_an_unknown_key_is_refused_by_name(request_class: type[Request]) -> None:
    assert list(errors(request_class, {**GOOD[request_class], "is_admin": True})) == ["is_admin"]


@everything
def test_what_is_no_object_is_refused_and_crashes_nothing(request_class: type[Request]) -> None:
    for body in (None, [], ["x"], "x", 7, True):
        assert errors(request_class, body)


@everything
def test_every_required_key_is_asked_for(request_class: type[Request]) -> None:
    required = {name for name, field in request_class().fields.items() if field.required}
    assert errors(request_class, {}).keys() == required


@everything
@given(st.dictionaries(st.text(max_size=8), st.none() | st.integers() | st.text() | st.lists(st.text()), max_size=4))
def test_any_object_is_accepted_or_refused_with_messages(request_class: type[Request], body: dict[str, Any]) -> None:
    for value in errors(request_class, {**GOOD[request_class], **body}).values():
        assert value


@everything
def test_white_space_around_a_text_is_never_meant(request_class: type[Request]) -> None:
    good = GOOD[request_class]
    spaced = {name: f" \t{value}\n" if isinstance(value, str) else value for name, value in good.items()}
    assert request_class().load(spaced) == request_class().load(good)


@everything
def test_every_text_is_bounded(request_class: type[Request]) -> None:
    for name, value in GOOD[request_class].items():
        if isinstance(value, str):
            assert name in errors(request_class, {**GOOD[request_class], name: "x" * 5000}), name


@everything
@pytest.mark.parametrize("version", [-1, 2**31, 10**30, "x", None])
def test_a_version_fits_into_its_column(request_class: type[Request], version: object) -> None:
    if "version" in GOOD[request_class]:
        assert list(errors(request_class, {**GOOD[request_class], "version": version})) == ["version"]


NO_IDS = ["", "1", "budi", ID[:-1], ID + "0", f"{{{ID}}}", f"urn:uuid:{ID}", "\u0661" * 36, None, 7]


@everything
@pytest.mark.parametrize("wrong", NO_IDS)
def test_an_id_is_an_id(request_class: type[Request], wrong: object) -> None:
    good = GOOD[request_class]
    ids = [name for name, value in good.items() if value == ID and request_class is not OpenCitizenAccount]
    for name in ids:
        assert list(errors(request_class, {**good, name: wrong})) == [name]


@pytest.mark.parametrize(
    ("request_class", "name", "wrong"),
    [
        (LogIn, "kind", "admin"),
        (SaveTab, "tab", "semua"),
        (SaveTab, "answers", {"nama": 7}),
        (SaveTab, "answers", {"nama": None}),
        (SaveTab, "answers", {"alamat": "x" * 2001}),
        (SaveTab, "confirmed", "nama"),
        (SaveHistory, "kind", "gaji"),
        (SaveHistory, "action", "drop"),
        (SaveHistory, "values", {"golongan": "x" * 501}),
        (AttachDocument, "media_type", "text/html"),
        (AttachDocument, "size", 0),
        (AttachDocument, "size", 20 * 1024 * 1024 + 1),
        (AttachDocument, "pages", 501),
        (Register, "notice_read", False),
        (Register, "password", "1234567"),
        (Register, "email", "budi"),
        (Inbox, "queue", "everybody's"),
        (Tickets, "queue", "everybody's"),
        (Tickets, "category", "lain"),
        (Tickets, "days", -1),
        (helpdesk.Answer, "verdict", "maybe"),
        (helpdesk.Answer, "note", ""),
        (helpdesk.Answer, "effect", {"name": "x" * 501}),
        (helpdesk.HandOver, "reason", "x" * 501),
        (helpdesk.Confirm, "verdict", ""),
        (Inbox, "limit", 0),
        (Inbox, "limit", 201),
        (Submissions, "submission_ids", [ID] * 501),
        (SaveDecisions, "decisions", ["approve"]),
        (SaveDecisions, "decisions", [{"change_id": ID, "verdict": "maybe"}]),
        (SaveDecisions, "decisions", [{"change_id": ID, "verdict": "reject", "reason": "x" * 1001}]),
        (SaveDecisions, "decisions", [{"change_id": ID, "verdict": "approve", "level": 3}]),
        (SaveDecisions, "decisions", [{"change_id": ID}] * 501),
        (SendCase, "decisions", [{"change_id": ID, "verdict": "approve", "level": 3}]),
        (SendCase, "decisions", [{"change_id": ID, "verdict": "approve"}] * 501),
        (TurnBackFor, "profile", "nobody"),
        (Report, "category", "lain"),
        (Report, "facts", {"a": "x" * 1001}),
        (Report, "documents", [{"document_id": ID}]),
    ],
)
def test_what_is_out_of_bounds_is_refused(request_class: type[Request], name: str, wrong: object) -> None:
    assert list(errors(request_class, {**GOOD[request_class], name: wrong})) == [name]


def test_what_no_database_can_keep_is_left_out_at_any_depth() -> None:
    body = {**GOOD[SaveTab], "answers": {"alamat": "Jl.\0 7 \ud83d"}, "confirmed": ["a\0gama"]}
    loaded = SaveTab().load(body)
    assert (loaded["answers"], loaded["confirmed"]) == ({"alamat": "Jl. 7 "}, ["agama"])


def test_a_text_that_is_nothing_but_white_space_is_missing() -> None:
    assert list(errors(LookUp, {"nip": "1", "name": "  \0 "})) == ["name"]


def test_what_may_be_left_out_has_a_value() -> None:
    unnarrowed = {"status": "", "days": 0, "changes": "", "agency_id": "", "unit_id": ""}
    assert Inbox().load({}) == {"queue": "unclaimed", "q": "", "after": "", "limit": 50, **unnarrowed}
    assert SaveTab().load({"tab": "utama", "version": 1})["answers"] == {}


@pytest.mark.parametrize(
    "module_name",
    [
        "helpdesk.requests", "identity.requests", "identity.account_requests", "registration.requests",
        "reporting.requests", "verification.requests", "verification.supervising",
        "verification.turning_back", "verification.pace", "registration.level1_choices", "registration.missing",
    ],
)  # fmt: skip
def test_every_request_with_arguments_is_tested_here_or_made_of_one_that_is(module_name: str) -> None:
    module = importlib.import_module(f"services.contracts.{module_name}")
    found = {one for _, one in inspect.getmembers(module, inspect.isclass) if issubclass(one, Request)}
    small = {one for one in found if one not in GOOD and len(one().fields) > 2}
    assert {one.__name__ for one in small} <= {"_Decision"}  # inside SaveDecisions
