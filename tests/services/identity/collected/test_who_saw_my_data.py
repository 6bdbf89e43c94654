"""A civil servant reads who saw the own data: profile and office, when and what; never a name, nothing of others."""
from __future__ import annotations

from services.contracts.audit import Action
from tests.services.audit import entries_of
from tests.services.identity.collected.entries import L2_OF_SLEMAN, collect
from tests.services.identity.conftest import office
from tests.services.identity.office import Office
from tests.services.people import citizen, id_of

__all__ = ["office"]
BUDI = citizen("Budi")


def test_profile_and_office_are_told_and_no_name(office: Office) -> None:
    collect(office.work, {"people": [BUDI.person_id], "name": "Wahyu Santosa", "account_id": id_of("wahyu")})
    page = office.ask(BUDI, "my_accesses")
    assert page == {
        "rows": [
            {
                "at": "2026-03-02T12:01:00+00:00", "kind": "official", "action": "case_viewed", "refused": False,
                "held": [{"profile": L2_OF_SLEMAN[0]["profile"], "place": "Kab. Sleman"}], "service": "verification",
            }
        ],
        "next": "",
    }  # fmt: skip


def test_neither_what_the_person_did_nor_what_is_about_others_is_shown(office: Office) -> None:
    collect(
        office.work,
        {"people": [BUDI.person_id], "account_id": BUDI.account_id, "kind": "citizen", "action": "form_sent"},
        {"people": [id_of("Tono")]},
        {"people": []},
        {"people": [id_of("Tono"), BUDI.person_id], "action": "inbox_viewed"},
        {"people": [BUDI.person_id], "account_id": id_of("another"), "kind": "citizen", "action": "person_looked_up"},
    )
    assert [(row["kind"], row["action"]) for row in office.ask(BUDI, "my_accesses")["rows"]] == [
        ("citizen", "person_looked_up"), ("official", "inbox_viewed")
    ]  # fmt: skip


def test_pages_follow_each_other(office: Office) -> None:
    collect(office.work, *({"people": [BUDI.person_id], "action": one.value} for one in list(Action)[:5]))
    first = office.ask(BUDI, "my_accesses", limit=3)
    rest = office.ask(BUDI, "my_accesses", limit=3, after=first["next"])
    seen = [row["action"] for row in [*first["rows"], *rest["rows"]]]
    assert seen == [one.value for one in list(Action)[:5]][::-1]
    assert rest["next"] == ""


def test_looking_is_kept_too(office: Office) -> None:
    office.ask(BUDI, "my_accesses")
    [left] = entries_of(office.work, "own_accesses_viewed")
    assert (left.name, left.people) == ("Budi", [BUDI.person_id])
