"""The table of fields agrees with itself."""
import pytest

from services.contracts.form_fields import (
    FORM_FIELDS,
    HISTORY_KINDS,
    TAB_LABELS,
    FormField,
    Kind,
    Origin,
    Tab,
    changeable,
    fields_of,
)

COLUMNS = [column for kind in HISTORY_KINDS.values() for column in kind.columns]
every = pytest.mark.parametrize("field", [*FORM_FIELDS.values(), *COLUMNS], ids=lambda field: field.name)


@every
def test_a_reference_names_its_list_and_nothing_else_does(field: FormField) -> None:
    assert bool(field.list) is (field.kind is Kind.REF)


@every
def test_a_number_of_digits_is_said_exactly_for_digits(field: FormField) -> None:
    assert bool(field.digits) is (field.kind is Kind.DIGITS)


@every
def test_choices_stand_exactly_at_a_choice(field: FormField) -> None:
    assert bool(field.choices) is (field.kind is Kind.CHOICE)


@every
def test_every_field_has_a_label(field: FormField) -> None:
    assert field.label


def test_every_tab_has_a_label_and_its_fields_in_the_order_of_the_table() -> None:
    assert list(TAB_LABELS) == list(Tab)
    assert [field for tab in Tab for field in fields_of(tab)] == sorted(
        FORM_FIELDS.values(), key=lambda field: list(Tab).index(field.tab)
    )


def test_the_numbers_of_the_law_are_secret() -> None:
    assert {field.name for field in FORM_FIELDS.values() if field.secret} == {"nik", "npwp", "bpjs_nomor"}


def test_agency_name_and_derived_values_are_never_changes() -> None:
    fixed = {field.name for field in FORM_FIELDS.values() if field.origin in (Origin.FIXED, Origin.DERIVED)}
    assert fixed == {
        *("nip_baru", "golongan", "tmt_golongan", "pendidikan_terakhir", "tahun_lulus"),
        *("instansi_induk", "instansi_kerja", "jabatan_struktural", "eselon"),
    }
    assert not fixed & {field.name for field in changeable()}


def test_contact_and_insurance_are_declared_without_verification() -> None:
    declared = {field.name for field in FORM_FIELDS.values() if field.origin is Origin.DECLARED}
    assert declared == {
        *("email", "nomor_hp", "nomor_telepon", "bpjs_nomor", "bpjs_nama"),
        *("bapertarum_pemanfaatan", "bapertarum_pelayanan", "kpe_diterima", "kpe_pemanfaatan"),
    }


def test_a_key_of_a_riwayat_row_is_never_taken_for_a_field() -> None:
    assert not [name for name in [*FORM_FIELDS, *HISTORY_KINDS] if ":" in name]
