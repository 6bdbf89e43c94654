"""Help: what stops a civil servant, whom to ask, and what happens then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import render_template, request
from flask_babel import lazy_gettext as _l

from gateway.portal.blueprint import bp
from gateway.who_may_open import public


@dataclass(frozen=True)
class Problem:
    """One kind of problem: who helps, and what to bring."""

    title: Any
    office: Any
    bring: Any


_REGION = _l("Kantor Regional BKN (instansi daerah) atau Helpdesk BKN (instansi pusat)")
_AGENCY = _l("BKD atau biro kepegawaian instansi Anda")
_BKN = _l("Helpdesk BKN")
_NAME_OF_IT = _l("NIP, dan nama yang tidak ditemukan persis seperti pada SK")

PROBLEMS: dict[str, Problem] = {  # the slugs of data/helpdesk_kategori.csv, and two of the log-in
    "beda_nama": Problem(_l("Nama berbeda"), _REGION, _l("NIP, nama yang benar, dan SK yang memuatnya")),
    "beda_instansi": Problem(
        _l("Instansi berbeda"), _REGION, _l("NIP dan SK pindah instansi atau SK kenaikan pangkat terakhir")
    ),
    "data_pensiun": Problem(
        _l("Tercatat sudah pensiun"), _l("Helpdesk Pensiun BKN"), _l("NIP dan surat keterangan pembatalan pensiun")
    ),
    "data_diberhentikan": Problem(
        _l("Tercatat sudah diberhentikan"), _BKN, _l("NIP dan SK yang menyatakan Anda masih aktif")
    ),
    "tidak_ada_database": Problem(
        _l("NIP tidak ada dalam data negara"), _BKN, _l("SK CPNS, SK PNS, dan kartu pegawai")
    ),
    "ref_unor": Problem(_l("Unit organisasi tidak ditemukan"), _AGENCY, _NAME_OF_IT),
    "ref_lokasi": Problem(_l("Lokasi kerja tidak ditemukan"), _AGENCY, _NAME_OF_IT),
    "ref_pendidikan": Problem(_l("Pendidikan tidak ditemukan"), _BKN, _NAME_OF_IT),
    "ref_jft": Problem(_l("Jabatan fungsional tertentu tidak ditemukan"), _BKN, _NAME_OF_IT),
    "ref_jfu": Problem(_l("Jabatan fungsional umum tidak ditemukan"), _BKN, _NAME_OF_IT),
    "turun_status": Problem(
        _l("Formulir sudah dikirim, tetapi perlu diperbaiki"), _AGENCY, _l("Nomor register dan alasan")
    ),
    "lupa_sandi": Problem(_l("Lupa kata sandi"), _AGENCY, _l("NIP, kartu pegawai, dan KTP")),
    "lupa_register": Problem(
        _l("Lupa nomor register"), _AGENCY, _l("NIP dan kartu pegawai; Anda juga dapat masuk dengan NIP")
    ),
}


@bp.get("/bantuan")
@public
def help_page() -> str:
    """Every kind of problem, the one that was asked for on top."""
    wanted = request.args.get("kategori", "")
    return render_template("portal/help.html", problems=PROBLEMS, wanted=wanted, asked=PROBLEMS.get(wanted))
