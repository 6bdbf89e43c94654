"""What a rule check can find: for each code how serious it is, and the sentence that says what to look at."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Code(StrEnum):
    """What was found."""

    FITS_NIP = "fits_nip"
    BIRTH_DATE_NOT_AS_NIP = "birth_date_not_as_nip"
    SEX_NOT_AS_NIP = "sex_not_as_nip"
    APPOINTMENT_NOT_AS_NIP = "appointment_not_as_nip"
    SPOUSE_NOT_AS_NIP = "spouse_not_as_nip"
    BEFORE_APPOINTMENT = "before_appointment"
    PNS_BEFORE_CPNS = "pns_before_cpns"
    GOLONGAN_OUT_OF_ORDER = "golongan_out_of_order"
    DECREE_AFTER_START = "decree_after_start"
    GOLONGAN_ABOVE_EDUCATION = "golongan_above_education"
    NO_DOCUMENT = "no_document"
    DOCUMENT_UNREADABLE = "document_unreadable"
    DOCUMENT_SMALL = "document_small"
    DOCUMENT_OF_ANOTHER_KIND = "document_of_another_kind"
    NOT_IN_LIST = "not_in_list"
    STILL_ASKED = "still_asked"
    ASKED_REFUSED = "asked_refused"
    DOCUMENT_OF_ANOTHER_PERSON = "document_of_another_person"
    POSITION_CLAIMED_TWICE = "position_claimed_twice"


OK, INFO, WARN = "ok", "info", "warn"
SENTENCES: dict[Code, tuple[str, str]] = {
    Code.FITS_NIP: (OK, "Cocok dengan NIP"),
    Code.BIRTH_DATE_NOT_AS_NIP: (WARN, "Berbeda dari NIP ({}). Bandingkan dengan akta kelahiran atau ijazah."),
    Code.SEX_NOT_AS_NIP: (WARN, "Berbeda dari NIP. Bandingkan dengan KTP atau akta kelahiran."),
    Code.APPOINTMENT_NOT_AS_NIP: (WARN, "Berbeda dari NIP ({}). Bandingkan dengan SK CPNS."),
    Code.SPOUSE_NOT_AS_NIP: (WARN, "Tanggal lahir berbeda dari NIP pasangan ({}). Bandingkan dengan akta nikah."),
    Code.BEFORE_APPOINTMENT: (WARN, "TMT lebih awal dari pengangkatan menurut NIP ({}). Periksa TMT pada SK."),
    Code.PNS_BEFORE_CPNS: (WARN, "TMT PNS lebih awal dari TMT CPNS ({}). Periksa kedua SK."),
    Code.GOLONGAN_OUT_OF_ORDER: (WARN, "TMT tidak urut dengan golongan lain ({}). Bandingkan tanggal pada kedua SK."),
    Code.DECREE_AFTER_START: (INFO, "SK terbit sesudah TMT. Periksa kedua tanggal pada SK."),
    Code.GOLONGAN_ABOVE_EDUCATION: (
        WARN, "Golongan melampaui batas reguler untuk pendidikan terakhir. Periksa jenis kenaikan pangkat pada SK.",
    ),
    Code.NO_DOCUMENT: (WARN, "Tidak ada dokumen. Perubahan ini biasanya dibuktikan dengan {}."),
    Code.DOCUMENT_UNREADABLE: (WARN, "Dokumen {} tidak dapat dibuka. Kembalikan agar diunggah ulang."),
    Code.DOCUMENT_SMALL: (INFO, "Dokumen {} hanya {} KB. Periksa apakah tulisannya terbaca."),
    Code.DOCUMENT_OF_ANOTHER_KIND: (
        INFO, "Nama berkas menyebut {}, padahal perubahan ini biasanya dibuktikan dengan {}. Periksa isinya.",
    ),
    Code.NOT_IN_LIST: (WARN, "{} tidak ada dalam daftar referensi. Bandingkan dengan tulisan pada dokumen."),
    Code.STILL_ASKED: (
        WARN, "{} masih diminta di helpdesk. Bandingkan dengan dokumen; data berubah setelah helpdesk memutuskan.",
    ),
    Code.ASKED_REFUSED: (
        WARN, "{} ditolak helpdesk. Tolak perubahan ini, atau kembalikan agar PNS memilih dari daftar.",
    ),
    Code.DOCUMENT_OF_ANOTHER_PERSON: (
        WARN, "Dokumen yang sama dilampirkan pada formulir orang lain. Periksa nama pada dokumen.",
    ),
    Code.POSITION_CLAIMED_TWICE: (
        WARN, "Jabatan struktural unit ini diisi juga oleh orang lain. Bandingkan SK jabatan dan tanggalnya.",
    ),
}  # fmt: skip

if unsaid := set(Code) - SENTENCES.keys():
    raise AssertionError(f"SENTENCES has no line for {sorted(unsaid)}")


@dataclass(frozen=True)
class Found:
    """One finding; ``told`` are the values that its sentence names."""

    code: Code
    told: Sequence[str] = ()

    @property
    def tone(self) -> str:
        """How serious it is: ok, info or warn."""
        return SENTENCES[self.code][0]

    @property
    def text(self) -> str:
        """The sentence."""
        return SENTENCES[self.code][1].format(*self.told)


@dataclass(frozen=True)
class Facts:
    """What a check may look at: a change as it was sent, and what stands beside it.

    ``documents`` and ``beside`` as in ``registration.answers``; ``unlisted`` labels of values that no list holds,
    ``asked`` of those that the helpdesk was asked for, ``refused`` of those that it refused;
    ``shared`` a document of it belongs to somebody else, too; ``taken`` somebody else claims the position.
    """

    nip: str
    key: str
    new: Any
    documents: Sequence[Any] = ()
    unlisted: Sequence[str] = ()
    beside: dict[str, Any] = field(default_factory=dict)
    shared: bool = False
    taken: bool = False
    asked: Sequence[str] = ()
    refused: Sequence[str] = ()

    @property
    def row(self) -> dict[str, str]:
        """The riwayat row as it shall be; empty for a field, and for a row that goes."""
        return self.new if ":" in self.key and isinstance(self.new, dict) else {}

    @property
    def subject(self) -> str:
        """The field's name, or ``riwayat:<kind>``."""
        kind, is_row, _ = self.key.partition(":")
        return f"riwayat:{kind}" if is_row else kind

    @property
    def row_id(self) -> str:
        """Which row of its kind."""
        return self.key.partition(":")[2]
