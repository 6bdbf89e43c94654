"""Data Posisi: where the person works, and as what."""
from functools import partial

from services.contracts.form.field import FormField, Kind, Tab, field_of

field = partial(field_of, Tab.POSISI)

POSISI: tuple[FormField, ...] = (
    field("unit_organisasi", "Unit organisasi", Kind.REF, list="unor", required=True),
    field("lokasi_kerja", "Lokasi kerja", Kind.REF, list="lokasi", required=True),
    field("jenis_jabatan", "Jenis jabatan", Kind.REF, list="jenis_jabatan", required=True),
    field("jabatan_fungsional_tertentu", "Jabatan fungsional tertentu", Kind.REF, list="jft"),
    field("jabatan_fungsional_umum", "Jabatan fungsional umum", Kind.REF, list="jfu"),
    field("tmt_jabatan", "TMT jabatan", Kind.DATE),
)
