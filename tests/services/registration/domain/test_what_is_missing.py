"""What keeps a form from being sent, item by item."""
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from services.contracts.form_fields import FORM_FIELDS, Origin, Tab, changeable
from services.registration.domain.what_changes import Change, field_changes
from services.registration.domain.what_is_missing import missing, to_answer

FULL = {field.name: "1" for field in changeable() if field.required}
names = st.sampled_from([field.name for field in changeable()])
answers = st.dictionaries(names, st.sampled_from(["", "1", "2"]))


def lacking(
    held: Mapping[str, str], said: Mapping[str, str], confirmed: set[str], documented: set[str]
) -> dict[str, set[str]]:
    """What is missing, by key."""
    found: dict[str, set[str]] = {}
    for item in missing(held, said, confirmed, field_changes(held, said), documented, {}):
        found.setdefault(item.key, set()).add(item.what)
    return found


def test_a_confirmed_form_lacks_nothing() -> None:
    assert lacking(FULL, {}, set(FULL), set()) == {}


@given(answers, answers, st.sets(names), st.sets(names))
def test_each_item_is_missing_for_its_own_reason(
    held: dict[str, str], said: dict[str, str], confirmed: set[str], documented: set[str]
) -> None:
    found = lacking(held, said, confirmed, documented)
    for field in changeable():
        value = said.get(field.name, held.get(field.name, ""))
        changed = field.name in said and said[field.name] != held.get(field.name, "")
        expected = set()
        if field.required and not value:
            expected.add("value")
        elif value and field.name not in {*said, *confirmed}:
            expected.add("answer")
        if changed and field.name not in documented:
            expected.add("document")
        assert found.get(field.name, set()) == expected


@given(answers, answers, st.sets(names))
def test_when_everything_that_is_named_was_done_nothing_is_missing(
    held: dict[str, str], said: dict[str, str], confirmed: set[str]
) -> None:
    found = lacking(held, said, confirmed, set())
    said = {**said, **{key: "1" for key, what in found.items() if "value" in what}}
    done = confirmed | {key for key, what in found.items() if "answer" in what}
    assert lacking(held, said, done, {change.key for change in field_changes(held, said)}) == {}


def test_a_problem_is_an_item_and_stands_in_its_section() -> None:
    problems = {"tmt_jabatan": "Bulan salah", "golongan:r1": "Isi TMT golongan."}
    found = missing(FULL, {}, set(FULL), [], [], problems)
    assert [(item.tab, item.key, item.what) for item in found] == [
        (Tab.POSISI, "tmt_jabatan", "error"), (Tab.RIWAYAT, "golongan:r1", "error"),
    ]  # fmt: skip


def test_a_row_needs_a_document_too() -> None:
    row = Change("golongan:r1", Tab.RIWAYAT, "delete", {"golongan": "31"}, None)
    [item] = missing(FULL, {}, set(FULL), [row], [], {})
    assert (item.key, item.what, item.message) == (
        "golongan:r1", "document", "Unggah dokumen pendukung Riwayat golongan",
    )  # fmt: skip


def test_items_come_in_the_order_of_the_sections() -> None:
    sections = [item.tab for item in missing({}, {}, set(), [], [], {"email": "salah", "tmt_jabatan": "salah"})]
    assert sections == sorted(sections, key=list(Tab).index)


@given(answers, answers, st.sets(names))
def test_no_more_is_left_than_is_asked(held: dict[str, str], said: dict[str, str], confirmed: set[str]) -> None:
    changes = field_changes(held, said)
    assert len(lacking(held, said, confirmed, set())) <= to_answer(held, said, changes, set(Tab))


def test_self_declared_and_derived_values_are_never_asked_for() -> None:
    free = {field.name for field in FORM_FIELDS.values() if field.origin is not Origin.CHANGE}
    assert not free & lacking(dict.fromkeys(FORM_FIELDS, "1"), {}, set(), set()).keys()
