"""What the helpdesk service can be asked."""
from marshmallow import fields

from services.contracts.request import Request, one_of, text

CATEGORIES = (
    "beda_nama", "beda_instansi", "data_pensiun", "data_diberhentikan", "tidak_ada_database", "ref_unor",
    "ref_pendidikan", "ref_jft", "ref_jfu", "ref_lokasi", "data_sekolah", "data_unit_kesehatan",
    "ref_bidang_spesialis", "ref_mapel", "ref_diklat_fungsional", "turun_status", "verifikasi_noreg",
    "tambah_verifikator_l1",
)  # fmt: skip


class Report(Request):
    """A problem that a civil servant reports, logged in or stopped at registration."""

    category = one_of(*CATEGORIES)
    nip = text(40)
    name = text(200)
    email = fields.Email(required=True)
    description = text(2000, shortest=10)


class Status(Request):
    """A ticket by its number, for whoever holds the number."""

    number = text(12)
