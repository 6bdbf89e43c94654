"""How the audit's pages name services, kinds of actors, actions and outcomes."""
from __future__ import annotations

from flask_babel import lazy_gettext as _

from services.contracts.audit import NAMES
from services.contracts.identity.audit_requests import OUTCOMES, SERVICES
from services.contracts.profiles import NAMES as PROFILES

SERVICE_WORDS = {
    "identity": _("Akun dan akses"),
    "reference": _("Data acuan"),
    "registration": _("Pendaftaran dan formulir"),
    "verification": _("Verifikasi berkas"),
    "helpdesk": _("Laporan permasalahan"),
    "reporting": _("Rekapitulasi"),
}
OUTCOME_WORDS = {"done": _("Berhasil"), "refused": _("Ditolak sistem")}
KIND_WORDS = {
    "official": _("Pejabat atau petugas"),
    "citizen": _("PNS"),
    "service": _("Sistem"),
    "visitor": _("Pengunjung"),
}
NOBODY = _("Belum masuk")  # the gateway asks for somebody who is not logged in
ACTION_WORDS = {action.value: name for action, name in NAMES.items()}
PROFILE_WORDS = {str(profile): name for profile, name in PROFILES.items()}
if unsaid := {*SERVICES} ^ SERVICE_WORDS.keys() | {*OUTCOMES} ^ OUTCOME_WORDS.keys():
    raise AssertionError(f"no words for {unsaid}")

OF_TEMPLATES = {
    "service_words": SERVICE_WORDS, "outcome_words": OUTCOME_WORDS, "kind_words": KIND_WORDS, "nobody": NOBODY,
    "action_words": ACTION_WORDS, "profile_words": PROFILE_WORDS,
}  # fmt: skip
