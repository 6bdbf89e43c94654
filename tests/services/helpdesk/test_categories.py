"""The kinds of problem are those of the state's list, each with the facts that it asks for."""
import csv
from pathlib import Path

import pytest

from services.contracts.form_fields import FORM_FIELDS, HISTORY_KINDS
from services.contracts.helpdesk.categories import CATEGORIES, OF_LIST, Stage

LIST = Path("/work/shared/data/helpdesk_kategori.csv")
OURS = {"perbaikan_data"}  # the right of UU 27/2022, which the list of 2015 does not know
GRID = {
    # facts that must be there, facts that may, is there a document
    "beda_nama": ({"nama_benar", "sk_nomor", "sk_tanggal"}, {"nip_lama"}, True),
    "beda_instansi": ({"instansi_benar", "sk_nomor", "sk_tanggal"}, {"nip_lama"}, True),
    "data_pensiun": (set(), set(), True),
    "data_diberhentikan": (set(), set(), True),
    "tidak_ada_database": (set(), set(), True),
    **{
        slug: ({"nama_isian"}, set(), False)
        for slug in (
            "ref_unor", "ref_pendidikan", "ref_jft", "ref_jfu", "ref_lokasi", "data_sekolah", "data_unit_kesehatan",
            "ref_bidang_spesialis", "ref_mapel", "ref_diklat_fungsional",
        )
    },
    "turun_status": ({"alasan"}, set(), False),
    "verifikasi_noreg": (set(), {"nomor_register"}, False),
    "tambah_verifikator_l1": ({"unor_tujuan", "alasan"}, set(), False),
    "perbaikan_data": ({"bagian", "seharusnya"}, set(), False),
}  # fmt: skip


def test_each_category_asks_for_its_facts() -> None:
    asked = {
        slug: (
            {fact.name for fact in one.facts if fact.required},
            {fact.name for fact in one.facts if not fact.required},
            bool(one.document),
        )
        for slug, one in CATEGORIES.items()
    }
    assert asked == GRID


@pytest.mark.skipif(not LIST.exists(), reason="the state's list of categories is not on this machine")
def test_the_categories_are_those_of_the_states_list() -> None:
    with LIST.open(encoding="utf-8", newline="") as file:
        rows = {row["slug"]: row for row in csv.DictReader(file)}
    assert rows.keys() | OURS == CATEGORIES.keys()
    stages = {"registrasi": Stage.REGISTRATION, "form": Stage.FORM, "verifikasi": Stage.VERIFICATION}
    assert [slug for slug, row in rows.items() if stages[row["tahap"]] is not CATEGORIES[slug].stage] == []
    files = {slug for slug, row in rows.items() if any(word in row["isian"] for word in ("file", "dokumen", "scan"))}
    assert files == {slug for slug in rows if CATEGORIES[slug].document}


def test_a_list_of_the_form_whose_values_can_be_missing_leads_to_its_report() -> None:
    columns = [column for kind in HISTORY_KINDS.values() for column in kind.columns]
    lists = {field.list for field in (*FORM_FIELDS.values(), *columns) if field.list}
    assert OF_LIST.keys() <= lists
