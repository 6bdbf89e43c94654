"""What is wrong with the facts of a report, and how to mend it."""
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.helpdesk.categories import CATEGORIES
from services.helpdesk.domain.is_the_report_right import (
    MISSING,
    NO_DAY,
    NO_DOCUMENT,
    NO_OLD_NIP,
    NOT_YET,
    STRANGE,
    problems,
)

TODAY = date(2026, 11, 27)
NAME = CATEGORIES["beda_nama"]
RIGHT = {"nama_benar": "Budi", "sk_nomor": "1/2000", "sk_tanggal": "2000-03-01"}
GRID = [
    ({}, {}),
    ({"nip_lama": ""}, {}),
    ({"nip_lama": "130123456"}, {}),
    ({"nip_lama": "13012345"}, {"nip_lama": NO_OLD_NIP}),
    ({"nip_lama": "13012345x"}, {"nip_lama": NO_OLD_NIP}),
    ({"sk_nomor": "  "}, {"sk_nomor": MISSING % "Nomor SK"}),
    ({"sk_tanggal": "2000-02-30"}, {"sk_tanggal": NO_DAY}),
    ({"sk_tanggal": "kemarin"}, {"sk_tanggal": NO_DAY}),
    ({"sk_tanggal": "2026-11-28"}, {"sk_tanggal": NOT_YET}),
    ({"sk_tanggal": "2026-11-27"}, {}),
    ({"sk_tanggal": "1900-01-01"}, {"sk_tanggal": NOT_YET}),
    ({"lain": "x"}, {"lain": STRANGE}),
]


@pytest.mark.parametrize(("typed", "found"), GRID)
def test_each_fact_is_measured_by_its_kind(typed: dict[str, str], found: dict[str, str]) -> None:
    assert problems(NAME, {**RIGHT, **typed}, 1, TODAY) == found


@pytest.mark.parametrize("category", CATEGORIES.values(), ids=lambda one: one.slug)
def test_a_document_is_missed_exactly_where_one_is_asked_for(category: object) -> None:
    assert isinstance(category, type(NAME))
    found = problems(category, {}, 0, TODAY).get("documents", "")
    assert found == (NO_DOCUMENT % category.document if category.document else "")
    assert "documents" not in problems(category, {}, 1, TODAY)


@given(st.dictionaries(st.sampled_from(["nip_lama", "sk_tanggal", "nama_benar", "x"]), st.text(max_size=20)))
def test_nothing_that_is_typed_breaks_it(facts: dict[str, str]) -> None:
    assert set(problems(NAME, facts, 1, TODAY)) <= {*facts, "nama_benar", "sk_nomor", "sk_tanggal"}
