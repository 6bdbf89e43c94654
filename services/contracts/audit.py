"""What the audit calls the things that people do, and how its page names them."""
from enum import StrEnum


class Action(StrEnum):
    """One line for each kind of entry."""

    REFUSED = "refused"
    LOG_IN = "log_in"
    LOG_IN_REFUSED = "log_in_refused"
    LOG_OUT = "log_out"
    ACCOUNT_OPENED = "account_opened"
    PERSON_LOOKED_UP = "person_looked_up"
    REGISTERED = "registered"
    FORM_VIEWED = "form_viewed"
    FORM_SAVED = "form_saved"
    FORM_SENT = "form_sent"
    DOCUMENT_ATTACHED = "document_attached"
    DOCUMENT_DETACHED = "document_detached"
    DOCUMENT_VIEWED = "document_viewed"
    INBOX_VIEWED = "inbox_viewed"
    CASE_VIEWED = "case_viewed"
    CASE_CLAIMED = "case_claimed"
    CASE_RELEASED = "case_released"
    CASE_ASSIGNED = "case_assigned"
    DECISIONS_SAVED = "decisions_saved"
    CASE_SENT = "case_sent"
    CASE_RETURNED = "case_returned"
    SENDING_UNDONE = "sending_undone"
    STATUS_TURNED_BACK = "status_turned_back"
    LEVEL1_UNIT_CHOSEN = "level1_unit_chosen"
    DECIDED = "decided"
    RECORD_APPLIED = "record_applied"
    SUBSCRIBER_CHANGED = "subscriber_changed"
    RECORD_FETCHED = "record_fetched"
    UNIT_FLAGGED = "unit_flagged"
    VALUE_ADDED = "value_added"
    VALUE_CHANGED = "value_changed"
    VALUE_REMOVED = "value_removed"
    VALUE_SETTLED = "value_settled"
    VALUE_ASKED = "value_asked"
    VALUES_IMPORTED = "values_imported"
    GATE_CHANGED = "gate_changed"
    READINESS_CONFIRMED = "readiness_confirmed"
    READINESS_OVERRIDDEN = "readiness_overridden"
    REGISTRANTS_VIEWED = "registrants_viewed"
    REGISTRANT_VIEWED = "registrant_viewed"
    REGISTRANT_APPROVED = "registrant_approved"
    REGISTRANT_REJECTED = "registrant_rejected"
    REGISTRANT_RESET = "registrant_reset"
    MISSING_PEOPLE_VIEWED = "missing_people_viewed"
    MISSING_PEOPLE_TAKEN = "missing_people_taken"
    MISSING_PERSON_VIEWED = "missing_person_viewed"
    ABSENCE_NOTED = "absence_noted"
    ABSENCE_CLEARED = "absence_cleared"
    PERSON_REMINDED = "person_reminded"
    PARTICIPATION_PROPOSED = "participation_proposed"
    PARTICIPATION_CLOSED = "participation_closed"
    PARTICIPATION_REFUSED = "participation_refused"
    PARTICIPATION_REOPENED = "participation_reopened"
    PROOF_SENT = "proof_sent"
    PROOF_CHECKED = "proof_checked"
    OWN_DATA_VIEWED = "own_data_viewed"
    PROBLEM_REPORTED = "problem_reported"
    TICKETS_VIEWED = "tickets_viewed"
    TICKET_VIEWED = "ticket_viewed"
    TICKET_CLAIMED = "ticket_claimed"
    TICKET_RELEASED = "ticket_released"
    TICKET_ANSWERED = "ticket_answered"
    TICKET_NOTED = "ticket_noted"
    TICKET_ANSWER_UNDONE = "ticket_answer_undone"
    TICKET_WRITTEN = "ticket_written"
    TICKET_HANDED_OVER = "ticket_handed_over"
    TICKET_MERGED = "ticket_merged"
    TICKET_REOPENED = "ticket_reopened"
    TRANSFER_ASKED = "transfer_asked"
    TRANSFER_CONFIRMED = "transfer_confirmed"
    TRANSFERS_VIEWED = "transfers_viewed"
    RECORD_CORRECTED = "record_corrected"
    PERSON_MOVED = "person_moved"
    PERSON_REINSTATED = "person_reinstated"
    PERSON_ADDED = "person_added"
    REGISTRANT_REOPENED = "registrant_reopened"
    UNIT_ADDED = "unit_added"
    REQUESTS_MERGED = "requests_merged"
    REQUESTS_SPLIT = "requests_split"
    REQUESTS_DECIDED = "requests_decided"
    REQUESTS_DECISION_UNDONE = "requests_decision_undone"
    ACCOUNTS_VIEWED = "accounts_viewed"
    ACCOUNT_VIEWED = "account_viewed"
    OFFICIAL_LOOKED_UP = "official_looked_up"
    ACCOUNT_CREATED = "account_created"
    ACCOUNT_CHANGED = "account_changed"
    ACCOUNT_LOCKED = "account_locked"
    ACCOUNT_UNLOCKED = "account_unlocked"
    ACCOUNT_DELETED = "account_deleted"
    PASSWORD_SET = "password_set"  # noqa: S105 - the name of an action
    ACTIVATION_SENT = "activation_sent"
    SECOND_FACTOR_RESET = "second_factor_reset"
    SESSIONS_ENDED = "sessions_ended"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105
    REGISTER_NUMBER_ASKED = "register_number_asked"
    NEW_PASSWORD_ASKED = "new_password_asked"  # noqa: S105
    LINK_USED = "link_used"
    PROFILE_GRANTED = "profile_granted"
    PROFILE_ENDED = "profile_ended"
    AUDIT_SEARCHED = "audit_searched"
    AUDIT_ENTRY_VIEWED = "audit_entry_viewed"
    OWN_ACCESSES_VIEWED = "own_accesses_viewed"
    RECAPITULATION_ISSUED = "recapitulation_issued"
    EXPORT_REQUESTED = "export_requested"
    EXPORT_CANCELLED = "export_cancelled"
    EXPORTED = "exported"
    EXPORT_FINISHED = "export_finished"
    EXPORT_ALARM = "export_alarm"
    EXPORT_TAKEN = "export_taken"


REFUSED = (Action.REFUSED, Action.LOG_IN_REFUSED)  # nothing came of it

NAMES: dict[Action, str] = {
    Action.REFUSED: "Ditolak sistem",
    Action.LOG_IN: "Berhasil masuk",
    Action.LOG_IN_REFUSED: "Gagal masuk",
    Action.LOG_OUT: "Keluar dari sistem",
    Action.ACCOUNT_OPENED: "Membuka akun PNS",
    Action.PERSON_LOOKED_UP: "Mencari data untuk mendaftar",
    Action.REGISTERED: "Mendaftar",
    Action.FORM_VIEWED: "Melihat formulir",
    Action.FORM_SAVED: "Menyimpan isian",
    Action.FORM_SENT: "Mengirim formulir",
    Action.DOCUMENT_ATTACHED: "Melampirkan dokumen",
    Action.DOCUMENT_DETACHED: "Melepas dokumen",
    Action.DOCUMENT_VIEWED: "Melihat dokumen",
    Action.INBOX_VIEWED: "Melihat daftar berkas",
    Action.CASE_VIEWED: "Melihat berkas",
    Action.CASE_CLAIMED: "Mengambil berkas",
    Action.CASE_RELEASED: "Melepas berkas",
    Action.CASE_ASSIGNED: "Menyerahkan berkas",
    Action.DECISIONS_SAVED: "Menyimpan keputusan",
    Action.CASE_SENT: "Mengirim berkas ke level berikutnya",
    Action.CASE_RETURNED: "Mengembalikan berkas",
    Action.SENDING_UNDONE: "Menarik kembali kiriman",
    Action.STATUS_TURNED_BACK: "Menurunkan status berkas",
    Action.LEVEL1_UNIT_CHOSEN: "Memindahkan verifikator level 1",
    Action.DECIDED: "Keputusan berlaku",
    Action.RECORD_APPLIED: "Mengubah data kepegawaian",
    Action.SUBSCRIBER_CHANGED: "Mengatur pelanggan data",
    Action.RECORD_FETCHED: "Sistem pelanggan membaca data",
    Action.UNIT_FLAGGED: "Mengatur verifikator level 1",
    Action.VALUE_ADDED: "Menambah data referensi",
    Action.VALUE_CHANGED: "Mengubah data referensi",
    Action.VALUE_REMOVED: "Menghapus data referensi",
    Action.VALUE_SETTLED: "Menjawab permintaan data referensi",
    Action.VALUE_ASKED: "Meminta data referensi yang tidak ada",
    Action.VALUES_IMPORTED: "Mengimpor data referensi",
    Action.GATE_CHANGED: "Mengatur pendaftaran instansi",
    Action.READINESS_CONFIRMED: "Menyatakan kesiapan instansi",
    Action.READINESS_OVERRIDDEN: "Mengizinkan instansi membuka lebih awal",
    Action.REGISTRANTS_VIEWED: "Melihat daftar pendaftar",
    Action.REGISTRANT_VIEWED: "Melihat pendaftar",
    Action.REGISTRANT_APPROVED: "Menyetujui pendaftaran",
    Action.REGISTRANT_REJECTED: "Menolak pendaftaran",
    Action.REGISTRANT_RESET: "Mengganti kata sandi pendaftar",
    Action.MISSING_PEOPLE_VIEWED: "Melihat daftar yang belum terdata",
    Action.MISSING_PEOPLE_TAKEN: "Mengunduh daftar yang belum terdata",
    Action.MISSING_PERSON_VIEWED: "Membuka orang yang belum terdata",
    Action.ABSENCE_NOTED: "Mencatat alasan belum terdata",
    Action.ABSENCE_CLEARED: "Menghapus alasan belum terdata",
    Action.PERSON_REMINDED: "Mengingatkan untuk mengirim formulir",
    Action.PARTICIPATION_PROPOSED: "Mengusulkan tidak ikut",
    Action.PARTICIPATION_CLOSED: "Menetapkan tidak ikut",
    Action.PARTICIPATION_REFUSED: "Menolak usulan tidak ikut",
    Action.PARTICIPATION_REOPENED: "Membatalkan tidak ikut",
    Action.PROOF_SENT: "Mengirim ulang bukti pendaftaran",
    Action.PROOF_CHECKED: "Memeriksa keaslian bukti pendaftaran",
    Action.OWN_DATA_VIEWED: "Melihat semua datanya sendiri",
    Action.PROBLEM_REPORTED: "Melaporkan masalah",
    Action.TICKETS_VIEWED: "Melihat daftar tiket",
    Action.TICKET_VIEWED: "Membuka tiket",
    Action.TICKET_CLAIMED: "Mengambil tiket",
    Action.TICKET_RELEASED: "Melepas tiket",
    Action.TICKET_ANSWERED: "Menjawab tiket",
    Action.TICKET_NOTED: "Menulis catatan internal tiket",
    Action.TICKET_ANSWER_UNDONE: "Menarik kembali jawaban tiket",
    Action.TICKET_WRITTEN: "Menulis pesan pada tiket",
    Action.TICKET_HANDED_OVER: "Menyerahkan tiket ke meja lain",
    Action.TICKET_MERGED: "Menggabungkan tiket",
    Action.TICKET_REOPENED: "Membuka kembali tiket",
    Action.TRANSFER_ASKED: "Meminta konfirmasi pindah instansi",
    Action.TRANSFER_CONFIRMED: "Menjawab konfirmasi pindah instansi",
    Action.TRANSFERS_VIEWED: "Melihat daftar konfirmasi pindah instansi",
    Action.RECORD_CORRECTED: "Membetulkan data kepegawaian",
    Action.PERSON_MOVED: "Memindahkan pegawai ke instansi lain",
    Action.PERSON_REINSTATED: "Mengaktifkan kembali pegawai",
    Action.PERSON_ADDED: "Menambah pegawai",
    Action.REGISTRANT_REOPENED: "Membuka kembali pendaftaran",
    Action.UNIT_ADDED: "Menambah unit organisasi",
    Action.REQUESTS_MERGED: "Menggabungkan permintaan data referensi",
    Action.REQUESTS_SPLIT: "Memisahkan permintaan data referensi",
    Action.REQUESTS_DECIDED: "Memutuskan permintaan data referensi",
    Action.REQUESTS_DECISION_UNDONE: "Mengurungkan keputusan atas permintaan data referensi",
    Action.ACCOUNTS_VIEWED: "Melihat daftar pengguna",
    Action.ACCOUNT_VIEWED: "Melihat akun pengguna",
    Action.OFFICIAL_LOOKED_UP: "Mencari nama untuk akun",
    Action.ACCOUNT_CREATED: "Menambah pengguna",
    Action.ACCOUNT_CHANGED: "Mengubah pengguna",
    Action.ACCOUNT_LOCKED: "Mengunci akun",
    Action.ACCOUNT_UNLOCKED: "Membuka kunci akun",
    Action.ACCOUNT_DELETED: "Menghapus pengguna",
    Action.PASSWORD_SET: "Mengisi kata sandi awal",
    Action.ACTIVATION_SENT: "Mengirim tautan aktivasi",
    Action.SECOND_FACTOR_RESET: "Menghapus autentikator",
    Action.SESSIONS_ENDED: "Mengakhiri sesi pengguna",
    Action.PASSWORD_CHANGED: "Mengganti kata sandi",
    Action.REGISTER_NUMBER_ASKED: "Meminta nomor register dikirim",
    Action.NEW_PASSWORD_ASKED: "Meminta kata sandi baru",
    Action.LINK_USED: "Membuat kata sandi lewat tautan",
    Action.PROFILE_GRANTED: "Memberi profil",
    Action.PROFILE_ENDED: "Mengakhiri profil",
    Action.AUDIT_SEARCHED: "Menelusuri audit",
    Action.AUDIT_ENTRY_VIEWED: "Membuka catatan audit",
    Action.OWN_ACCESSES_VIEWED: "Melihat siapa yang melihat datanya",
    Action.RECAPITULATION_ISSUED: "Menerbitkan rekapitulasi",
    Action.EXPORT_REQUESTED: "Meminta ekspor data",
    Action.EXPORT_CANCELLED: "Membatalkan ekspor data",
    Action.EXPORTED: "Mengekspor data pegawai",
    Action.EXPORT_FINISHED: "Ekspor data selesai",
    Action.EXPORT_ALARM: "Volume ekspor tidak biasa",
    Action.EXPORT_TAKEN: "Mengunduh ekspor data",
}

if unnamed := set(Action) - NAMES.keys():
    raise AssertionError(f"NAMES has no line for {unnamed}")
