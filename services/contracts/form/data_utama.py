"""Data Utama: who the person is, and since when a civil servant."""
from functools import partial

from services.contracts.form.field import FormField, Kind, Origin, Tab, field_of

field = partial(field_of, Tab.UTAMA)

UTAMA: tuple[FormField, ...] = (
    field("nip_baru", "NIP", Kind.DIGITS, digits=18, origin=Origin.FIXED, required=True),
    field("nama", "Nama", Kind.TEXT, required=True),
    field("gelar_depan", "Gelar depan", Kind.TEXT),
    field("gelar_belakang", "Gelar belakang", Kind.TEXT),
    field("tempat_lahir", "Tempat lahir", Kind.REF, list="lokasi", required=True),
    field("tanggal_lahir", "Tanggal lahir", Kind.DATE, required=True),
    field("agama", "Agama", Kind.REF, list="agama", required=True),
    field("jenis_kelamin", "Jenis kelamin", Kind.REF, list="jenis_kelamin", required=True),
    field("status_perkawinan", "Status perkawinan", Kind.REF, list="jenis_kawin", required=True),
    field("jumlah_anak", "Jumlah anak tanggungan", Kind.NUMBER),
    field("tmt_cpns", "TMT CPNS", Kind.DATE, required=True),
    field("sk_cpns_nomor", "Nomor SK CPNS", Kind.TEXT),
    field("sk_cpns_tanggal", "Tanggal SK CPNS", Kind.DATE),
    field("tmt_pns", "TMT PNS", Kind.DATE, required=True),
    field("sk_pns_nomor", "Nomor SK PNS", Kind.TEXT),
    field("sk_pns_tanggal", "Tanggal SK PNS", Kind.DATE),
    field("golongan_awal", "Golongan awal", Kind.REF, list="golongan"),
    field("golongan", "Golongan ruang", Kind.REF, list="golongan", origin=Origin.DERIVED),
    field("tmt_golongan", "TMT golongan ruang", Kind.DATE, origin=Origin.DERIVED),
    field("masa_kerja_tahun", "Masa kerja golongan (tahun)", Kind.NUMBER),
    field("masa_kerja_bulan", "Masa kerja golongan (bulan)", Kind.NUMBER),
    field("pendidikan_terakhir", "Pendidikan terakhir", Kind.REF, list="pendidikan", origin=Origin.DERIVED),
    field("tahun_lulus", "Tahun lulus", Kind.YEAR, origin=Origin.DERIVED),
    field("kedudukan_hukum", "Kedudukan hukum", Kind.REF, list="kedudukan_hukum", required=True),
    field("jenis_pegawai", "Jenis pegawai", Kind.REF, list="jenis_pegawai", required=True),
    field("alamat", "Alamat", Kind.LONG_TEXT, required=True),
    field("kode_pos", "Kode pos", Kind.DIGITS, digits=5),
    field("nik", "NIK", Kind.DIGITS, digits=16, secret=True, required=True),
    field("npwp", "NPWP", Kind.DIGITS, digits=15, secret=True),
    field("kartu_pegawai", "Kartu pegawai (Karpeg)", Kind.TEXT),
    field("nip_lama", "NIP lama", Kind.DIGITS, digits=9),
    field("email", "E-mail", Kind.TEXT, origin=Origin.DECLARED),
    field("nomor_hp", "Nomor HP", Kind.TEXT, origin=Origin.DECLARED),
    field("nomor_telepon", "Nomor telepon", Kind.TEXT, origin=Origin.DECLARED),
)
