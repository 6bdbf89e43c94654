"""The statuses by which a form is found from level 2 on: where it can be once it has come to that level."""
from __future__ import annotations

from flask_babel import gettext as _

from gateway.admin.blueprint import bp
from services.contracts.verification.answers import InboxRow
from services.contracts.verification.levels import LEVELS

AT_THE_END = ("completed", "record_conflict-2", "done")


def statuses(from_level: int) -> list[tuple[str, str]]:
    """Codes and words, in the order in which a form comes to them."""
    levels = [number for number in LEVELS if number >= from_level]
    waiting = [(f"open-{number}", _("Menunggu di Level %(n)s", n=number)) for number in levels]
    returned = [(f"returned-{number}", _("Dikembalikan oleh Level %(n)s", n=number)) for number in levels]
    ends = zip(AT_THE_END, (_("Sedang masuk data negara"), _("Bentrok dengan data negara"), _("Selesai")), strict=True)
    return [*waiting, *returned, *ends]


@bp.app_template_filter()
def status_words(row: InboxRow) -> tuple[str, str, str]:
    """Words, tone and icon of where a form is."""
    words = {
        "open": (_("Menunggu di Level %(n)s", n=row["level"]), "info", ""),
        "sending": (_("Sedang dikirim"), "info", "send"),
        "returned": (_("Dikembalikan oleh Level %(n)s", n=row["level"]), "warn", "return"),
        "completed": (_("Sedang masuk data negara"), "info", ""),
        "record_conflict": (_("Bentrok dengan data negara"), "bad", "alert"),
        "done": (_("Selesai"), "plain", "check"),
    }
    return words.get(row["state"], (_("Dibagikan ke kantor Level %(n)s", n=row["level"]), "", ""))
