"""The super admin finds entries by time, person, actor, action, outcome and service; looking leaves an entry."""
from __future__ import annotations

from typing import Any

import pytest

from services.contracts.errors import Forbidden, Invalid, NotFound
from tests.services.audit import entries_of
from tests.services.identity.collected.entries import collect
from tests.services.identity.conftest import office
from tests.services.identity.fake_country import ENDAH
from tests.services.identity.office import SLEMAN, SUPER, Office
from tests.services.people import citizen, id_of

__all__ = ["office"]
WHO = id_of(ENDAH)


def found(office: Office, **asked: Any) -> list[str]:
    """The names of who acted, in the order of the page."""
    return [row["name"] for row in office.ask(SUPER, "search_audit", **asked)["rows"]]


def test_the_newest_comes_first_and_says_who_in_which_office_did_what(office: Office) -> None:
    collect(office.work, {"name": "Ani"}, {"name": "Wahyu", "people": [WHO], "action": "document_viewed"})
    page = office.ask(SUPER, "search_audit")
    first, second = page["rows"]
    assert (first["name"], first["action"], first["people"], first["service"]) == (
        "Wahyu", "document_viewed", 1, "verification"
    )  # fmt: skip
    assert first["held"] == [{"profile": "verifier_l2", "place": "Kab. Sleman"}]
    assert (first["at"], first["refused"], second["name"]) == ("2026-03-02T12:02:00+00:00", False, "Ani")
    assert (page["next"], page["person"]) == ("", None)
    assert [(one["service"], one["problem"]) for one in page["collected"]] == [("verification", "")]


SOME: list[dict[str, Any]] = [
    {"name": "Ani", "account_id": id_of("ani.s")},
    {"name": "Budi", "kind": "citizen", "action": "form_sent", "people": [WHO]},
    {"name": "gateway", "kind": "service", "action": "refused", "grants": []},
    {"name": "Tono", "action": "log_in_refused"},
]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"since": "2026-03-02T19:03:00+07:00"}, ["Tono", "gateway"]),
        ({"before": "2026-03-02T12:03:00+00:00"}, ["Budi", "Ani"]),
        ({"action": "form_sent"}, ["Budi"]),
        ({"outcome": "refused"}, ["Tono", "gateway"]),
        ({"outcome": "done"}, ["Budi", "Ani"]),
        ({"service": "helpdesk"}, []),
        ({"actor": "ani"}, ["Ani"]),
        ({"actor": "ANI.S"}, ["Ani"]),
        ({"actor": "gateway"}, ["gateway"]),
        ({"actor": "nobody at all"}, []),
        ({"nip": ENDAH}, ["Budi"]),
        ({"person_id": WHO}, ["Budi"]),
        ({"nip": ENDAH, "outcome": "refused"}, []),
    ],
)
def test_each_filter_narrows(office: Office, asked: dict[str, Any], names: list[str]) -> None:
    office.add_official("ani.s")
    collect(office.work, *SOME)
    assert found(office, **asked) == names


def test_pages_follow_each_other_without_a_gap(office: Office) -> None:
    collect(office.work, *({"name": f"a{number}"} for number in range(5)))
    collect(office.work, *({"name": f"b{number}"} for number in range(5)), service="helpdesk")
    names, after = [], ""
    for _ in range(4):
        page = office.ask(SUPER, "search_audit", limit=3, after=after)
        names += [row["name"] for row in page["rows"]]
        after = page["next"]
    assert names == [f"{service}{number}" for number in (4, 3, 2, 1, 0) for service in "ab"]
    assert after == ""


@pytest.mark.parametrize("after", ["x", "2026-01-01|helpdesk", "today|helpdesk|1", "2026-01-01|helpdesk|x"])
def test_a_cursor_that_no_page_has_said_is_refused(office: Office, after: str) -> None:
    with pytest.raises(Invalid) as refused:
        office.ask(SUPER, "search_audit", after=after)
    assert list(refused.value.details["fields"]) == ["after"]


def test_the_person_is_named_and_one_without_an_account_is_the_id(office: Office) -> None:
    assert office.ask(SUPER, "search_audit", nip=ENDAH)["person"] == {
        "person_id": WHO, "name": "Endah Prameswari", "nip": ENDAH
    }  # fmt: skip
    nobody = id_of("nobody")
    assert office.ask(SUPER, "search_audit", person_id=nobody)["person"] == {
        "person_id": nobody, "name": "", "nip": ""
    }  # fmt: skip


def test_a_nip_of_nobody_is_refused_at_its_field(office: Office) -> None:
    with pytest.raises(Invalid) as refused:
        office.ask(SUPER, "search_audit", nip="199001012015011999")
    assert list(refused.value.details["fields"]) == ["nip"]


def test_looking_leaves_an_entry_about_the_person_and_the_citizens_whose_names_were_seen(office: Office) -> None:
    collect(office.work, {"kind": "citizen", "people": [id_of("Budi")]}, {"people": [id_of("Tono")]})
    office.ask(SUPER, "search_audit", person_id=WHO, outcome="done")
    office.ask(SUPER, "search_audit", service="verification")
    first, second = entries_of(office.work, "audit_searched")
    assert (first.people, first.after) == ([WHO], {"outcome": "done"})
    assert (second.people, second.after) == ([id_of("Budi")], {"service": "verification"})


def test_an_entry_opens_with_all_that_it_says_and_who_opened_it_is_kept(office: Office) -> None:
    office.create(SUPER)
    before, after = {"agama": "1"}, {"agama": "2"}
    collect(office.work, {"people": [WHO, id_of("x")], "before": before, "after": after, "reason": "Salah ketik"})
    entry = office.ask(SUPER, "audit_entry", service="verification", number=1)
    assert (entry["before"], entry["after"], entry["reason"]) == (before, after, "Salah ketik")
    assert (entry["address"], entry["method"], entry["subject"], entry["hash"]) == ("10.0.0.9", "case", "case 7", "68")
    assert [one["name"] for one in entry["people"]] == ["Endah Prameswari", ""]
    [left] = entries_of(office.work, "audit_entry_viewed")
    assert (left.subject, left.people) == ("verification 1", [WHO, id_of("x")])


def test_an_entry_that_is_not_there_is_not_found(office: Office) -> None:
    with pytest.raises(NotFound):
        office.ask(SUPER, "audit_entry", service="helpdesk", number=1)


@pytest.mark.parametrize("actor", [SLEMAN, citizen("Budi")])
def test_nobody_else_searches(office: Office, actor: Any) -> None:
    with pytest.raises(Forbidden):
        office.ask(actor, "search_audit")
