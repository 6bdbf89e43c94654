"""What one field asks of another on the form; each message says how to mend it."""
from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

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
    ("jenis_jabatan", "2", "jabatan_fungsional_tertentu"),
    ("jenis_jabatan", "3", "jabatan_fungsional_tertentu"),
    ("jenis_jabatan", "4", "jabatan_fungsional_umum"),
    ("tipe_sekolah", "swasta", "sekolah_tempat_mengajar"),
    ("bidang_studi", "mapel", "mata_pelajaran"),
    ("sertifikasi", "ya", "sertifikat_nomor"),
    ("sertifikasi", "ya", "sertifikat_tahun"),
)

TOO_LATE = "TMT CPNS sesudah golongan pertama pada Riwayat golongan ({first}). Perbaiki salah satunya menurut SK Anda."
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def problems_of(
    values: Mapping[str, str], tabs: Collection[Tab], ranks: Iterable[Mapping[str, str]] = ()
) -> dict[str, str]:
    """The first problem of each field beside the others, in the sections that concern the person.

    ``ranks``: every row of riwayat golongan as it is now, the untouched ones too.
    """
    found = {
        later: message
        for earlier, later, message in IN_ORDER
        if values.get(earlier) and values.get(later) and values[later] < values[earlier]
    }
    for name, value, needed in ASKED_WHEN:
        if values.get(name) == value and not values.get(needed) and FORM_FIELDS[needed].tab in tabs:
            found[needed] = f"Isi {FORM_FIELDS[needed].label}."
    return _before_the_career(values, ranks) | found | problems_between(values)


def _before_the_career(values: Mapping[str, str], ranks: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """A career begins as CPNS: no golongan is older."""
    first = min((since for row in ranks if _DAY.fullmatch(since := row.get("tmt_golongan", ""))), default="")
    if not first or values.get("tmt_cpns", "") <= first:
        return {}
    return {"tmt_cpns": TOO_LATE.format(first="-".join(reversed(first.split("-"))))}
