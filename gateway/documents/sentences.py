"""What a person is told of a file that is no document, and how to mend it."""

from gateway.decoding.reasons import Reason
from services.contracts.errors import Invalid
from services.contracts.identity.settings import MEGABYTE

_PRINT = "Cetak ulang menjadi PDF biasa, atau foto halamannya."
SENTENCES = {
    Reason.EMPTY: "Berkas ini kosong. Pilih berkas lain.",
    Reason.TOO_LARGE: "Berkas ini lebih besar dari {size} MB. Kecilkan, atau foto ulang.",
    Reason.OTHER_KIND: "Berkas ini bukan PDF, JPEG, atau PNG. Foto dokumennya, atau simpan sebagai PDF.",
    Reason.TWO_IN_ONE: f"Berkas ini menyembunyikan berkas lain di dalamnya. {_PRINT}",
    Reason.TOO_HEAVY: "Berkas ini terlalu berat untuk dibuka. Kecilkan resolusinya, atau foto halamannya.",
    Reason.PICTURE_DAMAGED: "Gambar ini rusak dan tidak dapat dibuka. Foto ulang, lalu unggah lagi.",
    Reason.TOO_MANY_PIXELS: "Gambar ini terlalu besar. Foto ulang dengan ukuran biasa.",
    Reason.PDF_DAMAGED: "PDF ini rusak dan tidak dapat dibuka. Simpan ulang, lalu unggah lagi.",
    Reason.PDF_LOCKED: "PDF ini terkunci kata sandi. Simpan tanpa kata sandi, lalu unggah lagi.",
    Reason.PDF_EMPTY: "PDF ini tidak memiliki halaman. Simpan ulang, lalu unggah lagi.",
    Reason.PDF_TOO_LONG: "PDF ini lebih dari {pages} halaman. Unggah halaman yang diperlukan saja.",
    Reason.PDF_SCRIPT: f"PDF ini memuat program. {_PRINT}",
    Reason.PDF_FILES: f"PDF ini memuat lampiran berkas lain. {_PRINT}",
    Reason.PDF_ACTION: f"PDF ini memuat perintah yang membuka program atau berkas lain. {_PRINT}",
    Reason.NO_PAGE: "Dokumen ini tidak memiliki halaman ini.",
    Reason.PDF_MEDIA: f"PDF ini memuat video, suara, atau model tiga dimensi. {_PRINT}",
}


class NotADocument(Invalid):
    """The file is none that a verifier could look at; the message says what to do."""


def not_a_document(reason: Reason, *, largest: int = 0, most_pages: int = 0) -> NotADocument:
    """The refusal in words."""
    return NotADocument(SENTENCES[reason].format(size=megabytes(largest), pages=most_pages))


def megabytes(size: int) -> str:
    """Bytes as Indonesia writes megabytes: ``5``, ``2,5``."""
    return f"{size / MEGABYTE:.1f}".removesuffix(".0").replace(".", ",")
