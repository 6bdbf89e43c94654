"""Why a registration stops, what the person reads, and which helpdesk report helps (manual I.E.14-18)."""
from dataclasses import dataclass
from enum import StrEnum


class Stop(StrEnum):
    """The reasons for which registration does not go on."""

    UNKNOWN = "unknown"
    NAME_DIFFERS = "name_differs"
    RETIRED = "retired"
    DISMISSED = "dismissed"
    DECEASED = "deceased"
    ALREADY_REGISTERED = "already_registered"
    NOT_PARTICIPATING = "not_participating"


@dataclass(frozen=True)
class Advice:
    """``category`` is the helpdesk's slug, empty where no report is needed."""

    message: str
    category: str


ADVICE: dict[Stop, Advice] = {
    Stop.UNKNOWN: Advice(
        "NIP ini tidak ada dalam data negara. Periksa kembali 18 angkanya, atau laporkan bahwa Anda belum terdata.",
        "tidak_ada_database",
    ),
    Stop.NAME_DIFFERS: Advice(
        "Nama yang Anda tulis berbeda dari data negara untuk NIP ini. Tulis nama tanpa gelar, atau laporkan beda nama.",
        "beda_nama",
    ),
    Stop.RETIRED: Advice("Menurut data negara Anda sudah pensiun. Bila tidak benar, laporkan.", "data_pensiun"),
    Stop.DISMISSED: Advice(
        "Menurut data negara Anda sudah diberhentikan. Bila tidak benar, laporkan.", "data_diberhentikan"
    ),
    Stop.DECEASED: Advice(
        "Data negara mencatat pemilik NIP ini sudah meninggal. Bila tidak benar, laporkan.", "data_diberhentikan"
    ),
    Stop.ALREADY_REGISTERED: Advice(
        "NIP ini sudah terdaftar. Masuklah dengan NIP atau nomor register dan kata sandi Anda.", ""
    ),
    Stop.NOT_PARTICIPATING: Advice(
        "Anda tercatat tidak ikut pendataan ulang. Bila keliru, hubungi bagian kepegawaian instansi Anda; "
        "keputusan ini dapat dibatalkan.", "",
    ),
}

if silent := set(Stop) - ADVICE.keys():
    raise AssertionError(f"ADVICE has no line for {silent}")

OF_STATUS = {"retired": Stop.RETIRED, "dismissed": Stop.DISMISSED, "deceased": Stop.DECEASED}
