"""Data Dokter: where a health worker serves, and the licences; shown to health workers only.

The unit is required of all of them, a specialism of doctors alone who have one, so that nobody must invent one.
"""
from functools import partial

from services.contracts.form.field import FormField, Kind, Tab, field_of

field = partial(field_of, Tab.DOKTER)

DOKTER: tuple[FormField, ...] = (
    field("unit_kesehatan", "Unit kesehatan tempat tugas", Kind.REF, list="unit_kesehatan", required=True),
    field("bidang_spesialis", "Bidang spesialis", Kind.REF, list="spesialis"),
    field("str_nomor", "Nomor STR", Kind.TEXT),
    field("sip_nomor", "Nomor SIP", Kind.TEXT),
)
