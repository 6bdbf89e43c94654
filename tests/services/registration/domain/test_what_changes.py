"""Only differences are changes; only fields that are verified can change here."""
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.form_fields import FORM_FIELDS, Origin, Tab
from services.registration.domain.what_changes import Edit, field_changes, row_changes

names = st.sampled_from(sorted(FORM_FIELDS))
answers = st.dictionaries(names, st.sampled_from(["", "1", "2", "3"]))
rows = st.dictionaries(st.sampled_from(["golongan", "sk_nomor", "bkn_nomor"]), st.sampled_from(["", "1", "2"]))


@given(answers, answers)
def test_a_change_is_a_difference_of_a_field_that_may_change(held: dict[str, str], said: dict[str, str]) -> None:
    changes = {change.key: (change.old, change.new) for change in field_changes(held, said)}
    assert changes == {
        name: (held.get(name, ""), value)
        for name, value in said.items()
        if FORM_FIELDS[name].origin is Origin.CHANGE and value != held.get(name, "")
    }


@given(answers, answers)
def test_changes_come_in_the_order_of_the_form(held: dict[str, str], said: dict[str, str]) -> None:
    keys = [change.key for change in field_changes(held, said)]
    assert keys == [name for name in FORM_FIELDS if name in keys]


@given(answers)
def test_who_says_what_the_state_holds_changes_nothing(held: dict[str, str]) -> None:
    assert field_changes(held, held) == []


@given(rows, rows)
def test_an_edited_row_is_a_change_exactly_when_a_filled_cell_differs(old: dict[str, str], new: dict[str, str]) -> None:
    def filled(row: dict[str, str]) -> dict[str, str]:
        return {name: value for name, value in row.items() if value}

    changes = row_changes({"r1": old}, {"r1": Edit("golongan", "edit", new)})
    assert bool(changes) == (filled(old) != filled(new))


def test_a_row_is_added_and_deleted() -> None:
    edits = {"r1": Edit("golongan", "delete", {}), "r2": Edit("golongan", "add", {"golongan": "32"})}
    deleted, added = row_changes({"r1": {"golongan": "31"}}, edits)
    assert (deleted.key, deleted.old, deleted.new) == ("golongan:r1", {"golongan": "31"}, None)
    assert (added.key, added.old, added.new) == ("golongan:r2", None, {"golongan": "32"})
    assert {change.history for change in (deleted, added)} == {"golongan"}
    assert {change.tab for change in (deleted, added)} == {Tab.RIWAYAT}


def test_a_row_that_the_state_deleted_meanwhile_and_the_person_too_is_no_change() -> None:
    assert row_changes({}, {"r1": Edit("golongan", "delete", {})}) == []
