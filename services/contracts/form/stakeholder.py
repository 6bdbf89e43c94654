"""Stakeholder: self-declared, for other institutions; no document, no verification."""
from functools import partial

from services.contracts.form.field import YES_NO, FormField, Kind, Origin, Tab, field_of

field = partial(field_of, Tab.STAKEHOLDER)
USED = (("belum", "Belum pernah"), ("sedang", "Sedang memanfaatkan"), ("sudah", "Sudah pernah"))
SERVICE = (("baik", "Baik"), ("cukup", "Cukup"), ("kurang", "Kurang"))

STAKEHOLDER: tuple[FormField, ...] = (
    field("bpjs_nomor", "Nomor kartu BPJS", Kind.DIGITS, digits=13, origin=Origin.DECLARED, secret=True),
    field("bpjs_nama", "Nama peserta BPJS", Kind.TEXT, origin=Origin.DECLARED),
    field("bapertarum_pemanfaatan", "Pemanfaatan Bapertarum-PNS", Kind.CHOICE, choices=USED, origin=Origin.DECLARED),
    field("bapertarum_pelayanan", "Pelayanan Bapertarum-PNS", Kind.CHOICE, choices=SERVICE, origin=Origin.DECLARED),
    field("kpe_diterima", "KPE sudah diterima", Kind.CHOICE, choices=YES_NO, origin=Origin.DECLARED),
    field("kpe_pemanfaatan", "KPE pernah digunakan", Kind.CHOICE, choices=YES_NO, origin=Origin.DECLARED),
)
