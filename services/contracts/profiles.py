"""The profiles (hak akses) of the manual, chapter I.E, with the names that the UI shows."""
from enum import StrEnum


class Profile(StrEnum):
    """What an account may be allowed to do; always held in a jurisdiction."""

    EXECUTIVE = "executive"
    SUPER_ADMIN = "super_admin"
    KANREG_ADMIN = "kanreg_admin"
    AGENCY_ADMIN = "agency_admin"
    REGISTRATION_VERIFIER = "registration_verifier"
    VERIFIER_L1 = "verifier_l1"
    VERIFIER_L2 = "verifier_l2"
    VERIFIER_BKN = "verifier_bkn"
    VERIFIER_BKN_STATUS = "verifier_bkn_status"
    SCHOOL_OPERATOR = "school_operator"
    HEALTH_UNIT_OPERATOR = "health_unit_operator"
    LOCATION_OPERATOR = "location_operator"
    EXPORT_OPERATOR = "export_operator"
    ROLLBACK_OPERATOR = "rollback_operator"
    HELPDESK_BKN = "helpdesk_bkn"
    HELPDESK_KANREG = "helpdesk_kanreg"
    HELPDESK_BKD = "helpdesk_bkd"
    HELPDESK_MUTASI = "helpdesk_mutasi"
    HELPDESK_PENSIUN = "helpdesk_pensiun"
    L1_MOVE_OPERATOR = "l1_move_operator"
    OPERATIONS = "operations"


NAMES: dict[Profile, str] = {
    Profile.EXECUTIVE: "User Eksekutif",
    Profile.SUPER_ADMIN: "Admin BKN Pusat",
    Profile.KANREG_ADMIN: "Admin Kanreg",
    Profile.AGENCY_ADMIN: "Admin Instansi",
    Profile.REGISTRATION_VERIFIER: "Verifikator Registrasi",
    Profile.VERIFIER_L1: "Verifikator Level 1",
    Profile.VERIFIER_L2: "Verifikator Level 2",
    Profile.VERIFIER_BKN: "Verifikator BKN",
    Profile.VERIFIER_BKN_STATUS: "Verifikator BKN Status",
    Profile.SCHOOL_OPERATOR: "Operator Sekolah",
    Profile.HEALTH_UNIT_OPERATOR: "Operator Unit Kesehatan",
    Profile.LOCATION_OPERATOR: "Operator Entri Lokasi",
    Profile.EXPORT_OPERATOR: "Operator Export Data",
    Profile.ROLLBACK_OPERATOR: "Operator Turun Status",
    Profile.HELPDESK_BKN: "Operator Helpdesk BKN",
    Profile.HELPDESK_KANREG: "Operator Helpdesk Kanreg",
    Profile.HELPDESK_BKD: "Operator Inbox Helpdesk (BKD)",
    Profile.HELPDESK_MUTASI: "Operator Helpdesk Mutasi",
    Profile.HELPDESK_PENSIUN: "Operator Helpdesk Pensiun",
    Profile.L1_MOVE_OPERATOR: "Operator Pindah Verifikator Level 1",
    Profile.OPERATIONS: "Operasi",
}

if unnamed := set(Profile) - NAMES.keys():
    raise AssertionError(f"NAMES has no line for {unnamed}")
