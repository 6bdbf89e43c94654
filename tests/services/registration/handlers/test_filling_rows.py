"""Rows of riwayat are kept as they were typed; two pages on one row disturb each other only where they must."""
from typing import Any

import pytest

from services.contracts.errors import Conflict, Invalid
from tests.services.people import id_of
from tests.services.registration.running import GOLONGAN, ROW, Running

NEW = {"golongan": "32", "tmt_golongan": "2020-04-01", "sk_nomor": "9", "sk_tanggal": "2020-03-01"}
EMPTY = dict.fromkeys(NEW, "")


@pytest.fixture
def registered(running: Running) -> Running:
    """Budi has registered and said nothing yet."""
    running.register()
    return running


def rows(tab: Any) -> list[Any]:
    return list(tab["histories"]["golongan"])


def beside(registered: Running, action: str, row_id: str, seen: dict[str, str], **values: str) -> Any:
    """A save from a page that is behind, and says what it showed."""
    body = {"kind": "golongan", "action": action, "row_id": row_id, "version": 1}
    return registered.ask("save_history", **body, values={**GOLONGAN, **values}, seen=seen)


def test_a_row_with_an_id_of_its_own_is_added_once(registered: Running) -> None:
    for number in ("9", "10"):
        registered.save_row("add", id_of("new"), **{**NEW, "sk_nomor": number})
    [row] = rows(registered.ask("open_tab", tab="riwayat"))
    assert (row["row_id"], row["action"], row["values"]["sk_nomor"]) == (id_of("new"), "add", "10")


def test_an_id_that_is_somebody_elses_or_none_is_refused(registered: Running) -> None:
    registered.add_person("Sari", "198001012005012001", name="SARI DEWI")
    registered.add_row(id_of("of Sari"), person="Sari")
    registered.save_row("add", id_of("new"), **NEW)
    for taken in (id_of("of Sari"), "r-1", id_of("x").upper()):
        with pytest.raises(Invalid):
            registered.save_row("add", taken, **NEW)
    with pytest.raises(Invalid):
        registered.save_row("add", id_of("new"), kind="diklat", nama="x")


def test_two_pages_that_change_different_columns_disturb_nobody(registered: Running) -> None:
    registered.add_row()
    beside(registered, "edit", ROW, GOLONGAN, golongan="32")
    [row] = rows(beside(registered, "edit", ROW, GOLONGAN, sk_nomor="7/2016"))
    assert (row["values"]["golongan"], row["values"]["sk_nomor"]) == ("32", "7/2016")


def test_a_column_that_was_changed_elsewhere_is_named(registered: Running) -> None:
    registered.add_row()
    beside(registered, "edit", ROW, GOLONGAN, sk_nomor="7/2016")
    with pytest.raises(Conflict) as refused:
        beside(registered, "edit", ROW, GOLONGAN, sk_nomor="8/2016", golongan="32")
    assert refused.value.details["overtaken"] == ["sk_nomor"]
    [row] = rows(beside(registered, "edit", ROW, {**GOLONGAN, "sk_nomor": "7/2016"}, sk_nomor="8/2016"))
    assert row["values"]["sk_nomor"] == "8/2016"


def test_a_row_that_was_deleted_elsewhere_is_told_before_it_comes_back(registered: Running) -> None:
    registered.add_row()
    registered.save_row("delete", ROW)
    with pytest.raises(Conflict) as refused:
        beside(registered, "edit", ROW, GOLONGAN, sk_nomor="8/2016")
    assert refused.value.details["overtaken"] == ["row"]
    [row] = rows(beside(registered, "edit", ROW, {**GOLONGAN, "row": "delete"}, sk_nomor="8/2016"))
    assert (row["action"], row["values"]["sk_nomor"]) == ("edit", "8/2016")


def test_a_row_that_is_gone_is_told_and_can_be_added_again(registered: Running) -> None:
    registered.save_row("add", id_of("new"), **NEW)
    registered.save_row("undo", id_of("new"))
    with pytest.raises(Conflict) as refused:
        beside(registered, "edit", id_of("new"), NEW, sk_nomor="8/2016")
    assert refused.value.details["overtaken"] == ["row"]
    [row] = rows(beside(registered, "add", id_of("new"), EMPTY, sk_nomor="8/2016"))
    assert row["values"]["sk_nomor"] == "8/2016"


def test_a_row_is_added_edited_and_deleted(registered: Running) -> None:
    registered.add_row()
    new = {"golongan": "32", "tmt_golongan": "2020-04-01", "sk_nomor": "9", "sk_tanggal": "2020-03-01"}
    assert [(row["action"], row["values"]["golongan"]) for row in rows(registered.save_row("add", **new))] == [
        ("", "31"), ("add", "32"),
    ]  # fmt: skip
    registered.save_row("edit", ROW, **new)
    assert [row["action"] for row in rows(registered.ask("open_tab", tab="riwayat"))] == ["edit", "add"]
    registered.save_row("delete", ROW)
    shown = rows(registered.ask("open_tab", tab="riwayat"))
    assert [(row["action"], row["values"]["golongan"]) for row in shown] == [("delete", "31"), ("add", "32")]


def test_undo_brings_a_row_back_as_the_state_holds_it(registered: Running) -> None:
    registered.add_row()
    registered.save_row("delete", ROW)
    registered.attach(f"golongan:{ROW}")
    [row] = rows(registered.save_row("undo", ROW))
    assert (row["action"], row["documents"], registered.ask("review")["changes"]) == ("", [], [])


def test_deleting_what_was_only_added_leaves_no_change(registered: Running) -> None:
    added = rows(registered.save_row("add", golongan="32"))[0]["row_id"]
    assert rows(registered.save_row("delete", added)) == []
    assert registered.ask("review")["changes"] == []


def test_an_added_row_stays_an_added_row_when_it_is_edited(registered: Running) -> None:
    added = rows(registered.save_row("add", golongan="32"))[0]["row_id"]
    [row] = rows(registered.save_row("edit", added, golongan="33"))
    assert (row["action"], row["values"]) == ("add", {"golongan": "33"})


@pytest.mark.parametrize("action", ["edit", "delete", "undo"])
def test_a_row_that_is_not_there_cannot_be_touched(registered: Running, action: str) -> None:
    with pytest.raises(Invalid):
        registered.save_row(action, id_of("somebody else's row"), golongan="33")


def test_an_incomplete_row_is_kept_and_complained_about(registered: Running) -> None:
    [row] = rows(registered.save_row("add", golongan="32"))
    assert row["values"] == {"golongan": "32"}
    assert row["error"] == "Isi TMT golongan."
