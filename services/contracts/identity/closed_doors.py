"""What people are told when a phase of the campaign is not open for them."""
from services.contracts.errors import Closed
from services.contracts.identity.answers import OpeningShown
from services.contracts.identity.settings import Phase

NAMES = {Phase.REGISTRATION: "Pendaftaran", Phase.FILLING: "Pengisian formulir", Phase.VERIFICATION: "Verifikasi"}
REASONS = {
    "early": "%s untuk instansi ini belum dibuka.",
    "late": "%s untuk instansi ini sudah ditutup.",
    "hours": "Sekarang di luar jadwal akses wilayah Anda. %s dibuka bergiliran supaya semua orang terlayani.",
}
MESSAGES = {(phase, why): text % name for phase, name in NAMES.items() for why, text in REASONS.items()}


def refuse_when_closed(phase: Phase, opening: OpeningShown) -> None:
    """Raises ``Closed`` with the reason and the next opening."""
    if not opening["open"]:
        when = {"why": opening["why"], "next_at": opening["next_at"], "zone": opening["zone"]}
        raise Closed(MESSAGES[phase, opening["why"]], **when)
