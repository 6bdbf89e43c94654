"""The last rank and the highest education are those of the riwayat."""
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.form_fields import FORM_FIELDS, HISTORY_KINDS, Origin
from services.registration.domain.what_follows_from_riwayat import FOLLOWS, follows

III_A = {"golongan": "31", "tmt_golongan": "2012-04-01"}
III_B = {"golongan": "32", "tmt_golongan": "2016-04-01"}
SMA = {"pendidikan": "15006", "tingkat": "15", "tahun_lulus": "1995"}
S1 = {"pendidikan": "40044", "tingkat": "40", "tahun_lulus": "2000"}
S1_LATER = {"pendidikan": "40045", "tingkat": "40", "tahun_lulus": "2008"}
D3_LATER = {"pendidikan": "30025", "tingkat": "30", "tahun_lulus": "2010"}
RECORD = {"golongan": "31", "tmt_golongan": "2012-04-01", "pendidikan_terakhir": "40044", "tahun_lulus": "2000"}


@pytest.mark.parametrize(
    ("kind", "before", "after", "expected"),
    [
        ("golongan", [III_A], [III_A, III_B], III_B),
        ("golongan", [III_A, III_B], [III_A], III_A),
        ("golongan", [III_B], [III_B, III_A], III_B),
        ("golongan", [], [III_B], III_B),
        ("golongan", [III_A], [III_A], {}),
        ("golongan", [III_A], [], {}),
        ("pendidikan", [SMA], [SMA, S1], S1),
        ("pendidikan", [S1], [S1, S1_LATER], S1_LATER),
        ("pendidikan", [S1], [S1, D3_LATER], S1),
        ("pendidikan", [SMA, S1], [SMA], SMA),
        ("pendidikan", [], [SMA], {}),  # the record holds a later one, of which it has no row
        ("pendidikan", [], [S1_LATER], S1_LATER),
        ("anak", [], [{"nama": "Tia"}], {}),
    ],
)
def test_the_grid(
    kind: str, before: list[dict[str, str]], after: list[dict[str, str]], expected: dict[str, str]
) -> None:
    names = FOLLOWS[kind][1] if expected else {}
    wanted = {field: expected[column] for field, column in names.items()}
    assert follows(RECORD, {kind: before}, {kind: after}) == wanted


def test_exactly_the_derived_fields_follow() -> None:
    derived = {name for name, field in FORM_FIELDS.items() if field.origin is Origin.DERIVED}
    assert {field for _, fields in FOLLOWS.values() for field in fields} == derived


def test_what_follows_comes_from_columns_that_the_kind_requires() -> None:
    for kind, (order, fields) in FOLLOWS.items():
        required = {column.name for column in HISTORY_KINDS[kind].columns if column.required}
        assert {*order, *fields.values()} <= required


rows = st.lists(st.fixed_dictionaries({"golongan": st.sampled_from(["31", "32"]), "tmt_golongan": st.dates().map(str)}))


@given(rows, rows)
def test_the_order_of_rows_means_nothing(before: list[dict[str, str]], after: list[dict[str, str]]) -> None:
    said = follows({}, {"golongan": before}, {"golongan": after})
    turned = follows({}, {"golongan": before[::-1]}, {"golongan": after[::-1]})
    assert said.get("tmt_golongan") == turned.get("tmt_golongan")
    assert follows({}, {"golongan": after}, {"golongan": after[::-1]}) == {}
