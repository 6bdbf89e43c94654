"""What services say (labels, messages) in the language of the page; they speak Indonesian only.

A message that names a field is known by its pattern: the field's label is translated, too.
"""
from __future__ import annotations

import re

from flask import Flask
from flask_babel import get_locale
from flask_babel import gettext as _

from services.contracts.form_fields import HISTORY_KINDS

PATTERNS = (  # the first that fits is taken
    "Isi %(label)s.",
    "Isi %(label)s",
    "Periksa %(label)s: sudah benar atau perlu diubah",
    "Unggah dokumen pendukung %(label)s",
    "Bulan pada %(label)s harus angka 1 sampai 12.",
    "Tanggal pada %(label)s tidak ada di kalender. Contoh yang benar: 27 3 1975.",
    "%(label)s ditulis sebagai tahun-bulan-tanggal. Contoh: 1975-03-27.",
    "Tahun pada %(label)s harus antara 1900 dan %(value)s.",
    "%(label)s harus berupa angka.",
    "%(label)s harus berupa angka dari 0 sampai %(value)s.",
    "%(value)s tidak mempunyai tipe itu. Pilih salah satu: %(other)s.",
    "%(value)s tidak ada dalam daftar %(other)s.",
    "Data ini sudah diubah oleh %(value)s sejak halaman dibuka.",
    "%(label)s harus %(value)s angka; yang ditulis %(other)s tanda.",
    "%(label)s memuat tanda yang tidak dapat dibaca. Ketik ulang tanpa menyalin.",
    "Unggah %(label)s.",
    "Kiriman ke-%(value)s",
    "Versi %(value)s",
    "Pendaftaran Anda ditolak: %(value)s Perbaiki, lalu daftar lagi di halaman Daftar.",
    "Pengaturan ini sudah diubah oleh %(value)s sejak halaman dibuka.",
    "Berkas ini ada di level yang tidak dapat Anda turunkan. Wewenang Anda: level %(value)s.",
    "Berkas ini dipindahkan ke unit verifikator lain oleh %(label)s.",
    "Verifikator level 1 orang ini sudah dipindahkan oleh %(value)s sejak halaman dibuka.",
    "Status berkas ini diturunkan oleh %(value)s; formulirnya kembali ke PNS.",
    "Terlalu banyak percobaan. Coba lagi %(value)s detik lagi.",
    "Berkas ini lebih besar dari %(value)s MB. Kecilkan, atau foto ulang.",
    "PDF ini lebih dari %(value)s halaman. Unggah halaman yang diperlukan saja.",
    "Paling banyak %(value)s dokumen untuk satu perubahan. Hapus satu lebih dulu.",
    "Kata sandi paling sedikit %(value)s tanda.",
    "Kata sandi paling panjang %(value)s tanda.",
    "Akun ini juga memegang %(value)s, yang bukan wewenang Anda.",
    "%(label)s bukan wewenang Anda.",
    "%(label)s tidak dipegang di wilayah jenis ini.",
    "%(label)s diangkat atas usulan tertulis: isi nomor, tanggal, dan penanda tangannya.",
    "%(label)s di %(value)s sudah dipegang akun ini.",
    "%(label)s di %(value)s sudah dipegang.",
    "%(label)s sudah punya akun, %(value)s. Tambahkan profil pada akun itu.",
    "%(label)s sudah punya akun di luar wilayah kerja Anda. Minta Admin BKN Pusat menambahkan profilnya.",
    "Username terdiri atas %(value)s sampai %(other)s tanda.",
    "Username %(value)s dipakai oleh sistem. Pilih yang lain.",
    "Paling banyak %(value)s pencarian NIP dalam %(other)s menit. Coba lagi nanti.",
    "%(label)s ditulis dengan empat angka. Contoh: 1998.",
    "%(label)s harus antara 1900 dan %(value)s.",
    "%(label)s tidak ada dalam daftar. Pilih dari daftar.",
    "%(label)s belum terjadi. Tulis tanggal seperti pada dokumennya.",
    "%(label)s lebih awal dari tahun lahir Anda. Periksa tahunnya.",
    "%(label)s lebih awal dari %(value)s Anda. Periksa kedua tanggal itu.",
    "%(label)s lebih awal dari %(value)s. Periksa kedua tanggal itu pada dokumennya.",
    "%(label)s berbeda dari tahun pada %(value)s. Samakan keduanya dengan dokumennya.",
    "TMT CPNS sesudah golongan pertama pada Riwayat golongan (%(value)s). Perbaiki salah satunya menurut SK Anda.",
    "Berbeda dari NIP (%(value)s). Bandingkan dengan akta kelahiran atau ijazah.",
    "Berbeda dari NIP (%(value)s). Bandingkan dengan SK CPNS.",
    "TMT lebih awal dari pengangkatan menurut NIP (%(value)s). Periksa TMT pada SK.",
    "Tanggal lahir berbeda dari NIP pasangan (%(value)s). Bandingkan dengan akta nikah.",
    "TMT PNS lebih awal dari TMT CPNS (%(value)s). Periksa kedua SK.",
    "TMT tidak urut dengan golongan lain (%(value)s). Bandingkan tanggal pada kedua SK.",
    "Tidak ada dokumen. Perubahan ini biasanya dibuktikan dengan %(value)s.",
    "Dokumen %(value)s tidak dapat dibuka. Kembalikan agar diunggah ulang.",
    "Dokumen %(value)s hanya %(other)s KB. Periksa apakah tulisannya terbaca.",
    "Nama berkas menyebut %(value)s, padahal perubahan ini biasanya dibuktikan dengan %(other)s. Periksa isinya.",
    "%(label)s tidak ada dalam daftar referensi. Bandingkan dengan tulisan pada dokumen.",
    "%(label)s masih diminta di helpdesk. Bandingkan dengan dokumen; data berubah setelah helpdesk memutuskan.",
    "%(label)s ditolak helpdesk. Tolak perubahan ini, atau kembalikan agar PNS memilih dari daftar.",
    "Unit organisasi “%(value)s” masih diminta. Formulir dapat dikirim setelah diputuskan.",
    "Kalimat ini ditulis dua kali: %(value)s",
    "Tulis judul paling panjang %(other)s tanda, titik dua, lalu kalimatnya: %(value)s",
    "Lebih dari %(value)s baris. Persempit dengan instansi atau saringan lain.",
    "Yang dapat disisipkan hanya {nomor}, {tentang}, dan {nama}: %(value)s",
    *(f"{kind.heading} %(value)s" for kind in HISTORY_KINDS.values()),
)
STILL_ASKED = "(diminta)"  # after a value's name, as registration says it
_PLACE = re.compile(r"%\((\w+)\)s")
_KNOWN = [
    (re.compile("".join(f"(?P<{part}>.+)" if at % 2 else re.escape(part) for at, part in enumerate(pieces))), text)
    for text in PATTERNS
    for pieces in [_PLACE.split(text)]
]


def kata(message: str | None) -> str:
    """The message as this page's reader understands it; an unknown one stays as it is."""
    locale = get_locale()
    if not message or locale is None or locale.language != "en":
        return message or ""
    translated: str = _(message)
    if translated != message:
        return translated
    for pattern, text in _KNOWN:
        if found := pattern.fullmatch(message):
            return str(_(text, **{name: _(value) for name, value in found.groupdict().items()}))
    return message


def isian(value: str | None) -> str:
    """A value of the form as people read it: of one that is asked for, "(diminta)" is said in their language."""
    return (value or "").replace(STILL_ASKED, _("(diminta)"))


def register(app: Flask) -> None:
    """Give the filters to the templates."""
    app.jinja_env.filters.update(kata=kata, isian=isian)
