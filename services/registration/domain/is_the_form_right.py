"""What one field asks of another on the form; each message says how to mend it."""
from __future__ import annotations

from collections.abc import Collection, Mapping

from services.contracts.form_fields import FORM_FIELDS, Tab
from services.registration.domain.is_the_value_right import problems_between

IN_ORDER = (  # beyond what an import already refuses
    ("tmt_cpns", "tmt_jabatan", "TMT jabatan tidak boleh sebelum TMT CPNS. Periksa keduanya pada SK Anda."),
    (
        "sk_cpns_tanggal", "sk_pns_tanggal",
        "Tanggal SK PNS tidak boleh sebelum Tanggal SK CPNS. Periksa keduanya pada SK Anda.",
    ),
)  # fmt: skip
ASKED_WHEN = (  # field, its value, the field that then is needed
    ("tipe_sekolah", "swasta", "sekolah_tempat_mengajar"),
    ("bidang_studi", "mapel", "mata_pelajaran"),
    ("sertifikasi", "ya", "sertifikat_nomor"),
    ("sertifikasi", "ya", "sertifikat_tahun"),
)


def problems_of(values: Mapping[str, str], tabs: Collection[Tab]) -> dict[str, str]:
    """The first problem of each field beside the others, in the sections that concern the person."""
    found = {
        later: message
        for earlier, later, message in IN_ORDER
        if values.get(earlier) and values.get(later) and values[later] < values[earlier]
    }
    for name, value, needed in ASKED_WHEN:
        if values.get(name) == value and not values.get(needed) and FORM_FIELDS[needed].tab in tabs:
            found[needed] = f"Isi {FORM_FIELDS[needed].label}."
    return found | problems_between(values)
