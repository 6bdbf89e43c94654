"""What each notification says, and where it leads."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from services.contracts.identity.notifications import Told


@dataclass(frozen=True)
class Words:
    """``text`` and ``title`` may name ``%(level)d``; ``way`` and its ``label`` lead to what it tells of."""

    title: Any
    text: Any
    icon: str
    way: str
    label: Any


_HOME = _l("Lihat di beranda")
WORDS: dict[Told, Words] = {
    Told.REGISTERED: Words(
        _l("Anda sudah terdaftar"),
        _l("Nomor register Anda ada di bukti pendaftaran. Simpan baik-baik."),
        "user", "/bukti", _l("Buka bukti pendaftaran"),
    ),
    Told.APPROVED: Words(
        _l("Pendaftaran disetujui"), _l("Instansi Anda menyetujui pendaftaran Anda. Formulir dapat diisi."),
        "check", "/", _HOME,
    ),
    Told.REJECTED: Words(
        _l("Pendaftaran ditolak"), _l("Instansi Anda menolak pendaftaran. Alasannya ada di e-mail yang kami kirim."),
        "x", "/", _HOME,
    ),
    Told.SENT: Words(
        _l("Formulir terkirim"), _l("Formulir masuk antrean verifikasi. Daftar perubahannya dapat dicetak."),
        "send", "/", _HOME,
    ),
    Told.RETURNED: Words(
        _l("Formulir dikembalikan"), _l("Verifikator meminta perbaikan. Alasannya ada di setiap isian."),
        "return", "/", _l("Lihat alasannya"),
    ),
    Told.LEVEL_DECIDED: Words(
        _l("Diputuskan di level %(level)d"),
        _l("Verifikator level %(level)d sudah memutuskan. Berkas berlanjut ke tahap berikut."),
        "check", "/", _HOME,
    ),
    Told.ROLLED_BACK: Words(
        _l("Status formulir diturunkan"), _l("Formulir ada di tangan Anda lagi. Perbaiki, lalu kirim sekali lagi."),
        "undo", "/", _HOME,
    ),
    Told.CONFLICT: Words(
        _l("Data diperiksa sekali lagi"),
        _l("Data negara berubah selama verifikasi. Instansi Anda memeriksanya sekali lagi."),
        "alert", "/", _HOME,
    ),
    Told.COMPLETED: Words(
        _l("Verifikasi selesai"), _l("Perubahan yang disetujui sudah menjadi data negara."),
        "check", "/", _l("Lihat keputusannya"),
    ),
    Told.REMINDED: Words(
        _l("Formulir belum dikirim"),
        _l("Formulir masih di tangan Anda. Lengkapi yang kurang, lalu kirim."),
        "clock", "/", _l("Lanjutkan mengisi"),
    ),
    Told.PARTICIPATION_CLOSED: Words(
        _l("Tercatat tidak ikut"),
        _l("Formulir tidak diterima sampai batas waktunya dan ditutup. Bila keliru, hubungi bagian kepegawaian."),
        "lock", "/", _HOME,
    ),
    Told.PARTICIPATION_REOPENED: Words(
        _l("Formulir dibuka lagi"),
        _l("Keputusan tidak ikut dibatalkan. Formulir dapat diisi dan dikirim lagi."),
        "undo", "/", _HOME,
    ),
    Told.PASSWORD_SET: Words(
        _l("Kata sandi diatur ulang"),
        _l("Instansi Anda mengatur ulang kata sandi. Bila bukan atas permintaan Anda, hubungi bagian kepegawaian."),
        "key", "/sesi", _l("Lihat akun"),
    ),
    Told.PASSWORD_CHANGED: Words(
        _l("Kata sandi diganti"),
        _l("Kata sandi akun ini diganti. Bila bukan oleh Anda, ganti sekarang juga dan keluarkan sesi yang lain."),
        "key", "/sesi", _l("Lihat akun"),
    ),
}  # fmt: skip
if silent := set(Told) - WORDS.keys():
    raise AssertionError(f"WORDS has no line for {silent}")
