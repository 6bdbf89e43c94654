"""What a setting is about, in words: a phase, an agency's phase, a region, a kind of user."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _

from gateway.admin.settings.kinds import PHASES, USERS
from services.contracts.identity.settings import Phase, SettingKind
from services.contracts.reference.answers import Agency


class Subjects:
    """Names for subjects; made from the agencies of the reference service."""

    def __init__(self, agencies: Sequence[Agency]) -> None:
        self.agencies = {agency["id"]: agency["name"] for agency in agencies}
        regional = [agency for agency in agencies if not agency["national"]]
        kanregs = {f"kanreg:{a['kanreg_id']}": a["kanreg_name"] for a in regional if a["kanreg_id"]}
        provinces = {f"province:{a['province_code']}": a["province"] for a in regional if a["province_code"]}
        self.regions = {
            **dict(sorted(kanregs.items(), key=lambda one: one[1])),
            **dict(sorted(provinces.items(), key=lambda one: one[1])),
        }

    def name(self, kind: str, subject: str) -> Any:
        """The subject in the page's language; an unknown one as it is."""
        if kind == SettingKind.WINDOW:
            return PHASES[Phase(subject)]
        if kind == SettingKind.AGENCY_WINDOW:
            phase, _colon, agency_id = subject.partition(":")
            return f"{PHASES[Phase(phase)]}, {self.agencies.get(agency_id, agency_id)}"
        if kind == SettingKind.ACCESS:
            return self.regions.get(subject, subject)
        names = {SettingKind.SESSION: USERS.get(subject, subject), SettingKind.UPLOAD: _("Dokumen pendukung"),
                 SettingKind.REASONS: _("Meja verifikasi"), SettingKind.ANSWERS: _("Helpdesk")}  # fmt: skip
        return names.get(SettingKind(kind), _("Pengumuman"))
