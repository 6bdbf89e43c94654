"""The fields of the form: one line each with section, label, type and list, in a file of ``form`` for each section.

These tables are the only place that lists them; adding a field is one line there, and one line in
``who_verifies_what`` if somebody verifies it.  Source: manual chapter III.G, user manual of 2015.
"""
from services.contracts.form.data_dokter import DOKTER
from services.contracts.form.data_guru import GURU
from services.contracts.form.data_posisi import POSISI
from services.contracts.form.data_utama import UTAMA
from services.contracts.form.field import FormField, HistoryKind, Kind, Origin, Tab
from services.contracts.form.riwayat_career import ANGKA_KREDIT, CLTN, GOLONGAN, JABATAN, PINDAH_INSTANSI, PMK
from services.contracts.form.riwayat_conduct import HUKUMAN_DISIPLIN, ORGANISASI, PENGHARGAAN, SKP_DP3
from services.contracts.form.riwayat_family import ANAK, ORANG_TUA, PASANGAN
from services.contracts.form.riwayat_study import DIKLAT_FUNGSIONAL, DIKLAT_STRUKTURAL, KURSUS, PENDIDIKAN
from services.contracts.form.stakeholder import STAKEHOLDER

__all__ = (
    "FORM_FIELDS",
    "HISTORY_KINDS",
    "TAB_LABELS",
    "FormField",
    "HistoryKind",
    "Kind",
    "Origin",
    "Tab",
    "changeable",
    "fields_of",
)

TAB_LABELS = {
    Tab.UTAMA: "Data Utama",
    Tab.POSISI: "Data Posisi",
    Tab.RIWAYAT: "Data Riwayat",
    Tab.GURU: "Data Guru",
    Tab.DOKTER: "Data Dokter",
    Tab.STAKEHOLDER: "Stakeholder",
}

FORM_FIELDS: dict[str, FormField] = {field.name: field for field in (*UTAMA, *POSISI, *GURU, *DOKTER, *STAKEHOLDER)}

HISTORY_KINDS: dict[str, HistoryKind] = {
    kind.name: kind
    for kind in (
        *(GOLONGAN, PENDIDIKAN, JABATAN, DIKLAT_STRUKTURAL, DIKLAT_FUNGSIONAL, KURSUS),
        *(PASANGAN, ANAK, ORANG_TUA),
        *(PENGHARGAAN, HUKUMAN_DISIPLIN, ANGKA_KREDIT, PMK, PINDAH_INSTANSI, CLTN, SKP_DP3, ORGANISASI),
    )
}


def fields_of(tab: Tab) -> list[FormField]:
    """The fields of one tab, in the order of the screen."""
    return [field for field in FORM_FIELDS.values() if field.tab is tab]


def changeable() -> list[FormField]:
    """The fields whose change asks for a document and verification."""
    return [field for field in FORM_FIELDS.values() if field.origin is Origin.CHANGE]
