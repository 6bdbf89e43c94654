"""Who saw my data, in sentences: whoever did it, and what it was."""
from __future__ import annotations

from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _

from gateway.spoken import kata
from services.contracts.audit import NAMES as ACTIONS
from services.contracts.audit import Action
from services.contracts.identity.audit_answers import Access, Held
from services.contracts.profiles import NAMES

DID = {
    Action.REFUSED: _("mencoba mengakses data Anda dan ditolak sistem"),
    Action.LOG_IN: _("masuk dengan akun yang terhubung dengan Anda"),
    Action.LOG_IN_REFUSED: _("mencoba masuk ke akun Anda dan ditolak"),
    Action.LOG_OUT: _("keluar dari akun yang terhubung dengan Anda"),
    Action.ACCOUNT_OPENED: _("membuka akun PNS Anda setelah pendaftaran"),
    Action.PERSON_LOOKED_UP: _("mencari data Anda dengan NIP di halaman pendaftaran"),
    Action.REGISTERED: _("mendaftarkan Anda"),
    Action.FORM_VIEWED: _("melihat formulir Anda"),
    Action.FORM_SAVED: _("menyimpan isian formulir Anda"),
    Action.FORM_SENT: _("mengirim formulir Anda"),
    Action.DOCUMENT_ATTACHED: _("melampirkan dokumen pada formulir Anda"),
    Action.DOCUMENT_DETACHED: _("melepas dokumen dari formulir Anda"),
    Action.DOCUMENT_VIEWED: _("melihat dokumen Anda"),
    Action.INBOX_VIEWED: _("melihat nama Anda dalam daftar berkas"),
    Action.CASE_VIEWED: _("membuka berkas verifikasi Anda"),
    Action.CASE_CLAIMED: _("mengambil berkas Anda untuk diverifikasi"),
    Action.CASE_RELEASED: _("melepas berkas Anda kembali ke antrean"),
    Action.CASE_ASSIGNED: _("menyerahkan berkas Anda kepada seorang verifikator"),
    Action.DECISIONS_SAVED: _("menyimpan keputusan sementara atas perubahan Anda"),
    Action.CASE_SENT: _("mengirim berkas Anda ke tahap berikutnya"),
    Action.CASE_RETURNED: _("mengembalikan formulir kepada Anda"),
    Action.SENDING_UNDONE: _("menarik kembali pengiriman berkas Anda"),
    Action.STATUS_TURNED_BACK: _("menurunkan status formulir Anda agar dapat Anda ubah lagi"),
    Action.LEVEL1_UNIT_CHOSEN: _("memindahkan verifikator level 1 formulir Anda"),
    Action.DECIDED: _("menetapkan keputusan atas perubahan Anda"),
    Action.RECORD_APPLIED: _("memasukkan perubahan yang disetujui ke data kepegawaian Anda"),
    Action.SUBSCRIBER_CHANGED: _("mengatur sistem yang menerima kabar perubahan data Anda"),
    Action.RECORD_FETCHED: _("membaca data kepegawaian Anda untuk sistem pemerintah lain"),
    Action.UNIT_FLAGGED: _("mengatur unit verifikator yang menyangkut Anda"),
    Action.VALUE_ADDED: _("menambah data referensi yang menyangkut Anda"),
    Action.VALUE_CHANGED: _("mengubah data referensi yang menyangkut Anda"),
    Action.VALUE_REMOVED: _("menghapus data referensi yang menyangkut Anda"),
    Action.VALUE_SETTLED: _("menjawab permintaan data referensi Anda"),
    Action.VALUE_ASKED: _("meminta data referensi yang Anda perlukan"),
    Action.VALUES_IMPORTED: _("mengimpor data referensi yang menyangkut Anda"),
    Action.PROBLEM_REPORTED: _("melaporkan masalah tentang data Anda"),
    Action.TICKETS_VIEWED: _("melihat laporan Anda dalam daftar tiket"),
    Action.TICKET_VIEWED: _("membuka laporan Anda kepada helpdesk"),
    Action.TICKET_CLAIMED: _("mengambil laporan Anda untuk dijawab"),
    Action.TICKET_RELEASED: _("melepas laporan Anda kembali ke antrean"),
    Action.TICKET_ANSWERED: _("menjawab laporan Anda"),
    Action.TICKET_NOTED: _("menulis catatan internal pada laporan Anda"),
    Action.TICKET_ANSWER_UNDONE: _("menarik kembali jawaban atas laporan Anda"),
    Action.TICKET_WRITTEN: _("menulis pesan pada laporan Anda"),
    Action.TICKET_HANDED_OVER: _("menyerahkan laporan Anda ke meja lain"),
    Action.TICKET_MERGED: _("menggabungkan laporan Anda dengan laporan yang sama"),
    Action.TICKET_REOPENED: _("membuka kembali laporan Anda"),
    Action.TRANSFER_ASKED: _("meminta instansi mengonfirmasi perpindahan Anda"),
    Action.TRANSFER_CONFIRMED: _("menjawab konfirmasi perpindahan Anda"),
    Action.TRANSFERS_VIEWED: _("melihat perpindahan Anda dalam daftar konfirmasi"),
    Action.RECORD_CORRECTED: _("membetulkan data kepegawaian Anda atas laporan Anda"),
    Action.PERSON_MOVED: _("memindahkan data Anda ke instansi lain"),
    Action.PERSON_REINSTATED: _("mengaktifkan kembali data kepegawaian Anda"),
    Action.PERSON_ADDED: _("menambahkan Anda ke data negara"),
    Action.REGISTRANT_REOPENED: _("membuka kembali pendaftaran Anda untuk disetujui"),
    Action.UNIT_ADDED: _("menambah unit organisasi yang menyangkut Anda"),
    Action.REQUESTS_MERGED: _("menggabungkan permintaan data referensi Anda dengan yang sama"),
    Action.REQUESTS_SPLIT: _("memisahkan permintaan data referensi Anda dari yang lain"),
    Action.REQUESTS_DECIDED: _("memutuskan permintaan data referensi Anda"),
    Action.REQUESTS_DECISION_UNDONE: _("mengurungkan keputusan atas permintaan data referensi Anda"),
    Action.ACCOUNTS_VIEWED: _("melihat akun dinas Anda dalam daftar pengguna"),
    Action.ACCOUNT_VIEWED: _("membuka akun dinas Anda"),
    Action.OFFICIAL_LOOKED_UP: _("mencari nama Anda dengan NIP untuk akun dinas"),
    Action.ACCOUNT_CREATED: _("membuat akun dinas untuk Anda"),
    Action.ACCOUNT_CHANGED: _("mengubah akun dinas Anda"),
    Action.ACCOUNT_LOCKED: _("mengunci akun dinas Anda"),
    Action.ACCOUNT_UNLOCKED: _("membuka kunci akun dinas Anda"),
    Action.ACCOUNT_DELETED: _("menghapus akun dinas Anda"),
    Action.PASSWORD_SET: _("mengisi kata sandi awal akun dinas Anda"),
    Action.ACTIVATION_SENT: _("mengirim tautan aktivasi akun dinas Anda"),
    Action.SECOND_FACTOR_RESET: _("menghapus autentikator akun dinas Anda"),
    Action.SESSIONS_ENDED: _("mengakhiri semua sesi akun dinas Anda"),
    Action.PROFILE_GRANTED: _("memberi Anda hak akses petugas"),
    Action.PROFILE_ENDED: _("mengakhiri hak akses petugas Anda"),
    Action.AUDIT_SEARCHED: _("memeriksa catatan akses yang menyangkut Anda"),
    Action.AUDIT_ENTRY_VIEWED: _("membuka satu catatan akses yang menyangkut Anda"),
    Action.OWN_ACCESSES_VIEWED: _("melihat catatan akses Anda"),
    Action.RECAPITULATION_ISSUED: _("menerbitkan rekapitulasi sebuah instansi"),
    Action.EXPORT_REQUESTED: _("meminta ekspor data kepegawaian"),
    Action.EXPORT_CANCELLED: _("membatalkan ekspor data kepegawaian"),
    Action.EXPORTED: _("mengekspor data kepegawaian Anda"),
    Action.EXPORT_FINISHED: _("menyelesaikan ekspor data kepegawaian"),
    Action.EXPORT_ALARM: _("mengekspor data kepegawaian dalam jumlah tidak biasa"),
    Action.EXPORT_TAKEN: _("mengunduh ekspor data kepegawaian"),
    Action.MISSING_PEOPLE_VIEWED: _("melihat nama Anda dalam daftar yang belum terdata"),
    Action.MISSING_PEOPLE_TAKEN: _("mengunduh daftar yang belum terdata dengan nama Anda di dalamnya"),
    Action.MISSING_PERSON_VIEWED: _("membuka catatan mengapa Anda belum terdata"),
    Action.ABSENCE_NOTED: _("mencatat alasan Anda belum terdata"),
    Action.ABSENCE_CLEARED: _("menghapus alasan Anda belum terdata"),
    Action.PERSON_REMINDED: _("mengingatkan Anda untuk mengirim formulir"),
    Action.PARTICIPATION_PROPOSED: _("mengusulkan bahwa Anda tidak ikut pendataan ulang"),
    Action.PARTICIPATION_CLOSED: _("menetapkan bahwa Anda tidak ikut pendataan ulang"),
    Action.PARTICIPATION_REFUSED: _("menolak usulan bahwa Anda tidak ikut pendataan ulang"),
    Action.PARTICIPATION_REOPENED: _("membatalkan keputusan bahwa Anda tidak ikut pendataan ulang"),
    Action.PROOF_SENT: _("mengirim bukti pendaftaran Anda"),
    Action.PROOF_CHECKED: _("memeriksa keaslian bukti pendaftaran Anda"),
    Action.OWN_DATA_VIEWED: _("melihat semua data Anda"),
    Action.REGISTRANTS_VIEWED: _("melihat nama Anda dalam daftar pendaftar"),
    Action.REGISTRANT_VIEWED: _("membuka pendaftaran Anda"),
    Action.REGISTRANT_APPROVED: _("menyetujui pendaftaran Anda"),
    Action.REGISTRANT_REJECTED: _("menolak pendaftaran Anda"),
    Action.REGISTRANT_RESET: _("mengganti kata sandi Anda atas permintaan"),
    Action.REGISTER_NUMBER_ASKED: _("meminta nomor register Anda dikirim ke e-mail Anda"),
    Action.NEW_PASSWORD_ASKED: _("meminta kata sandi baru untuk akun Anda"),
    Action.PASSWORD_CHANGED: _("mengganti kata sandi akun Anda"),
    Action.LINK_USED: _("memakai tautan yang dikirim kepada Anda"),
    Action.GATE_CHANGED: _("mengatur pendaftaran di instansi Anda"),
    Action.READINESS_CONFIRMED: _("menyatakan instansi Anda siap"),
    Action.READINESS_OVERRIDDEN: _("membuka pendaftaran instansi Anda lebih awal"),
}

_SOMEBODY = {
    "official": _("Seorang petugas"),
    "citizen": _("Seorang PNS lain"),
    "visitor": _("Seseorang yang belum masuk"),
    "service": _("Sistem e-PUPNS, secara otomatis,"),
}
_PROFILES: dict[str, str] = {str(profile): name for profile, name in NAMES.items()}


def who(access: Access) -> str:
    """The profile with its office; a profile more is counted, nobody is named."""
    if not access["held"]:
        return str(_SOMEBODY[access["kind"]])
    first, *rest = access["held"]
    more = ngettext("(dan %(num)d profil lain)", "(dan %(num)d profil lain)", len(rest)) if rest else ""
    return f"{_office(first)} {more}".strip()


def did(access: Access) -> str:
    """What whoever it was did."""
    action = Action(access["action"])
    return str(DID.get(action) or gettext("melakukan ini: %(what)s", what=kata(ACTIONS[action])))


def _office(held: Held) -> str:
    return f"{_PROFILES[held['profile']]}, {held['place'] or gettext('Nasional')}"
