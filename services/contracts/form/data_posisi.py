"""Data Posisi: where the person works, and as what."""
from functools import partial

from services.contracts.form.field import FormField, Kind, Origin, Tab, field_of

field = partial(field_of, Tab.POSISI)

POSISI: tuple[FormField, ...] = (
    field("instansi_induk", "Instansi induk", Kind.REF, list="instansi", origin=Origin.FIXED),
    field("instansi_kerja", "Instansi kerja", Kind.REF, list="instansi", origin=Origin.FIXED),
    field("satuan_kerja_induk", "Satuan kerja induk", Kind.REF, list="satuan_kerja"),
    field("satuan_kerja_kerja", "Satuan kerja", Kind.REF, list="satuan_kerja"),
    field("unit_organisasi", "Unit organisasi", Kind.REF, list="unor", required=True),
    field("lokasi_kerja", "Lokasi kerja", Kind.REF, list="lokasi", required=True),
    field("jenis_jabatan", "Jenis jabatan", Kind.REF, list="jenis_jabatan", required=True),
    field("jabatan_struktural", "Jabatan struktural", Kind.TEXT, origin=Origin.FIXED),  # of the unit
    field("eselon", "Eselon", Kind.REF, list="eselon", origin=Origin.FIXED),  # of the unit
    field("jabatan_fungsional_tertentu", "Jabatan fungsional tertentu", Kind.REF, list="jft"),
    field("jabatan_fungsional_umum", "Jabatan fungsional umum", Kind.REF, list="jfu"),
    field("tmt_jabatan", "TMT jabatan", Kind.DATE),
    field("kpkn", "KPPN pembayar gaji", Kind.REF, list="kpkn"),
)
