"""The kinds of problem that people report (mission: helpdesk), in the words that they read."""
from services.contracts.helpdesk.requests import CATEGORIES

LABELS = {
    "beda_nama": "Nama berbeda",
    "beda_instansi": "Instansi berbeda",
    "data_pensiun": "Tercatat sudah pensiun",
    "data_diberhentikan": "Tercatat sudah diberhentikan",
    "tidak_ada_database": "Tidak ada dalam data negara",
    "ref_unor": "Unit organisasi tidak ditemukan",
    "ref_pendidikan": "Pendidikan tidak ditemukan",
    "ref_jft": "Jabatan fungsional tertentu tidak ditemukan",
    "ref_jfu": "Jabatan fungsional umum tidak ditemukan",
    "ref_lokasi": "Lokasi tidak ditemukan",
    "data_sekolah": "Sekolah tidak ditemukan",
    "data_unit_kesehatan": "Unit kesehatan tidak ditemukan",
    "ref_bidang_spesialis": "Bidang spesialis tidak ditemukan",
    "ref_mapel": "Mata pelajaran tidak ditemukan",
    "ref_diklat_fungsional": "Diklat fungsional tidak ditemukan",
    "turun_status": "Turun status",
    "verifikasi_noreg": "Verifikasi pendaftaran saya",
    "tambah_verifikator_l1": "Pindah verifikator level 1",
}

if silent := set(CATEGORIES) ^ LABELS.keys():
    raise AssertionError(f"CATEGORIES and LABELS differ in {sorted(silent)}")
