"""Stakeholder: self-declared, for other institutions; no document, no verification."""
from functools import partial

from services.contracts.form.field import FormField, Kind, Origin, Tab, field_of

field = partial(field_of, Tab.STAKEHOLDER)

STAKEHOLDER: tuple[FormField, ...] = (
    field("bpjs_nomor", "Nomor kartu BPJS", Kind.DIGITS, digits=13, origin=Origin.DECLARED, secret=True),
    field("bpjs_nama", "Nama peserta BPJS", Kind.TEXT, origin=Origin.DECLARED),
)
