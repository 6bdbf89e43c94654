"""The menu of the officials: one line each with the manual's word, icon, address and the action that opens it."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import lazy_gettext as _

from services.contracts.policies import profiles_that_may
from services.contracts.profiles import Profile
from services.contracts.reference.attributes import HEALTH_UNITS, LOCATIONS, SCHOOLS
from services.contracts.reference.who_may import KEPT_IN_THE_REGION

VERIFIERS = profiles_that_may("verification.inbox")
EXPORTERS = profiles_that_may("registration.request_export")
READERS_OF_PROGRESS = profiles_that_may("reporting.progress")
MANAGERS = profiles_that_may("identity.find_accounts")
REGISTRATION_VERIFIERS = profiles_that_may("registration.decide_registrants")
HELPERS = profiles_that_may("registration.resend_proof")
KEEPERS_OF_UNITS = profiles_that_may("reference.flag_unit")
SUPERVISORS = profiles_that_may("verification.supervised")
OF_QUALITY = profiles_that_may("verification.quality")
REGION = {name: frozenset(profiles) for name, profiles in KEPT_IN_THE_REGION.items()}
BKN = profiles_that_may("reference.lists")
TURNERS = profiles_that_may("verification.turn_back")
MOVERS = profiles_that_may("registration.choose_level1_unit")
OPERATORS = profiles_that_may("verification.level_queues")
DESKS = profiles_that_may("helpdesk.tickets")
CONFIRMERS = profiles_that_may("helpdesk.confirm_transfer")
OPENERS = profiles_that_may("registration.change_gate")
KEEPERS_OF_REQUESTS = profiles_that_may("helpdesk.clusters")
FOLLOWERS = profiles_that_may("registration.find_missing")
SEE_WHO_IS_MISSING = profiles_that_may("reporting.missing")
DECIDE_ON_PROPOSALS = profiles_that_may("registration.find_proposed")
SUBSCRIPTIONS = profiles_that_may("verification.list_subscribers")


@dataclass(frozen=True)
class Item:
    """One line of the menu; who holds none of ``profiles`` does not see it."""

    section: str
    label: str
    icon: str
    path: str
    profiles: frozenset[Profile]


MENU = (
    Item(_("Pekerjaan"), _("Verifikasi Data"), "inbox", "/admin/verifikasi", VERIFIERS),
    Item(_("Pekerjaan"), _("Pekerjaan kantor"), "hand", "/admin/pekerjaan-kantor", SUPERVISORS),
    Item(_("Pekerjaan"), _("Mutu Verifikasi"), "check", "/admin/mutu-verifikasi", OF_QUALITY),
    Item(_("Pekerjaan"), _("Helpdesk"), "help", "/admin/helpdesk", DESKS),
    Item(_("Pekerjaan"), _("Registrasi"), "check", "/admin/registrasi", REGISTRATION_VERIFIERS),
    Item(_("Pekerjaan"), _("Turun Status"), "return", "/admin/turun-status", TURNERS),
    Item(_("Pekerjaan"), _("Pindah Verifikator"), "share", "/admin/pindah-verifikator", MOVERS),
    Item(_("Manajemen"), _("Manajemen Pengguna"), "users", "/admin/pengguna", MANAGERS),
    Item(_("Manajemen"), _("Manajemen Pendaftar"), "user", "/admin/pendaftar", HELPERS),
    Item(_("Manajemen"), _("Manajemen Verifikasi"), "lock", "/admin/manajemen-verifikasi", OPENERS),
    Item(_("Manajemen"), _("Pindah Instansi"), "share", "/admin/pindah-instansi", CONFIRMERS),
    Item(_("Manajemen"), _("Usulan tidak ikut"), "flag", "/admin/usulan-tidak-ikut", DECIDE_ON_PROPOSALS),
    Item(_("Manajemen"), _("Lihat Unor"), "building", "/admin/unor", KEEPERS_OF_UNITS),
    Item(_("Manajemen"), _("Setting Manajemen"), "settings", "/admin/setting", frozenset({Profile.SUPER_ADMIN})),
    Item(_("Manajemen"), _("Pelanggan"), "share", "/admin/pelanggan", SUBSCRIPTIONS),
    Item(_("Manajemen"), _("Operasi"), "pulse", "/admin/operasi", OPERATORS),
    Item(_("Manajemen"), _("Audit"), "history", "/admin/audit", profiles_that_may("identity.search_audit")),
    Item(_("Referensi"), _("Entry Sekolah"), "school", "/admin/sekolah", REGION[SCHOOLS]),
    Item(_("Referensi"), _("Entry Unit Kesehatan"), "steth", "/admin/unit-kesehatan", REGION[HEALTH_UNITS]),
    Item(_("Referensi"), _("Entry Lokasi"), "pin", "/admin/lokasi", REGION[LOCATIONS]),
    Item(_("Referensi"), _("Referensi"), "stack", "/admin/referensi", BKN),
    Item(_("Laporan"), _("Statistik"), "chart", "/admin/statistik", READERS_OF_PROGRESS),
    Item(_("Laporan"), _("Rekapitulasi"), "file", "/admin/rekapitulasi", READERS_OF_PROGRESS),
    Item(_("Laporan"), _("Belum terdata"), "users", "/admin/belum-terdata", SEE_WHO_IS_MISSING),
    Item(_("Laporan"), _("Export Data"), "download", "/admin/export", EXPORTERS),
)


def seen_by(profiles: Iterable[str]) -> list[Item]:
    """The items of somebody who holds ``profiles``, in the order of the menu."""
    held = set(profiles)
    return [item for item in MENU if item.profiles & held]
