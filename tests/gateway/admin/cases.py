"""Cases for the admin pages: rich and nasty, typed as verification answers them."""

from __future__ import annotations

from copy import deepcopy
from datetime import UTC, datetime, timedelta

from services.contracts.registration.answers import Attached
from services.contracts.verification.answers import (
    CaseShown,
    ChangeShown,
    DecisionShown,
    Finding,
    InboxRow,
    LevelShown,
)

OFFICES = {
    1: "Dinas Pendidikan Kabupaten Sleman",
    2: "BKD Kabupaten Sleman",
    3: "Kantor Regional I BKN Yogyakarta",
    4: "BKN Pusat",
}
LEVEL_NAMES = {
    1: "Level 1",
    2: "Level 2",
    3: "BKN",
    4: "BKN Status",
}
NOT_AT_LEVEL_3 = {"tempat_lahir", "agama", "tmt_pns", "kedudukan_hukum", "unit_organisasi", "lokasi_kerja", "alamat"}
LONG_NAME = "Raden Ajeng Siti Nurkhasanah Dewi Kusumaningtyas Prabandari Wulansari Sastroatmodjo-Hadiningrat"


def at(minutes: float) -> str:
    """A moment that many minutes from now, as services write it."""
    return (datetime.now(UTC) + timedelta(minutes=minutes)).isoformat()


def document(document_id: str, name: str, pages: int = 1) -> Attached:
    return {
        "document_id": document_id,
        "name": name,
        "media_type": "application/pdf",
        "size": 180_000,
        "digest": "d" * 64,
        "pages": pages,
    }


def finding(tone: str, text: str) -> Finding:
    return {"tone": tone, "text": text}


def decision(level: int, verdict: str = "approve", reason: str = "", by: str = "Sri Wulandari") -> DecisionShown:
    return {
        "level": level,
        "verdict": verdict,
        "reason": reason,
        "by": by,
        "office": OFFICES[level],
        "at": at(-1440 * (5 - level)),
    }


def change(
    key: str,
    tab: str,
    label: str,
    old: str,
    new: str,
    *,
    action: str = "edit",
    details: list[list[str]] | None = None,
    documents: list[Attached] | None = None,
    findings: list[Finding] | None = None,
) -> ChangeShown:
    """A decidable change without any decision."""
    return {
        "change_id": f"c-{key}",
        "key": key,
        "tab": tab,
        "label": label,
        "action": action,
        "old_label": old,
        "new_label": new,
        "details": details or [],
        "documents": documents or [],
        "decidable": True,
        "decided_by": "",
        "draft": "",
        "draft_reason": "",
        "findings": findings or [],
        "decisions": [],
    }


BIRTH, RANK, STUDY = (
    document("d-akta", "Akta kelahiran.pdf"),
    document("d-sk", "SK kenaikan pangkat.pdf", 2),
    document("d-ijazah", "Ijazah.pdf", 2),
)
FAMILY, POSITION = document("d-kk", "Kartu keluarga.jpg"), document("d-jab", "SK jabatan.pdf")
ROW = {
    "Golongan": "IV/a",
    "TMT golongan": "01-04-2014",
    "Nomor SK": "823.4/0117/2014",
    "Tanggal SK": "17-03-2014",
    "Masa kerja": "14 tahun 1 bulan",
    "Jenis kenaikan pangkat": "Pilihan",
}


def ordinary_changes() -> list[ChangeShown]:
    """The case of the drawing: a bit of everything, religion included."""
    return deepcopy([*_of_fields(), *_of_histories()])


def _of_fields() -> list[ChangeShown]:
    born = ("tanggal_lahir", "utama", "Tanggal lahir", "12-03-1957", "12-03-1975")
    fits, listed = finding("ok", "Cocok dengan NIP 1975 03 12"), finding("info", "Ada di daftar JFT, kode 40132")
    street = ("Jl. Kaliurang KM 9", "Jalan Kaliurang km 9, Sardonoharjo")
    post = ("jabatan_fungsional_tertentu", "posisi", "Jabatan fungsional tertentu", "Guru Kelas", "Guru Matematika")
    return [
        change(*born, documents=[BIRTH], findings=[fits]),
        change("nama", "utama", "Nama", "Ratna Purwandhini", "Ratna Purwandini", documents=[RANK]),
        change("gelar_belakang", "utama", "Gelar belakang", "S.Pd.", "M.Pd.", documents=[STUDY]),
        change("agama", "utama", "Agama", "Islam", "Kristen", documents=[FAMILY]),
        change("alamat", "utama", "Alamat", *street, documents=[FAMILY]),
        change(*post, documents=[POSITION], findings=[listed]),
    ]


def _of_histories() -> list[ChangeShown]:
    early, details = finding("warn", "2 th 11 bln sesudah III/d"), [list(pair) for pair in ROW.items()]
    added = ("golongan:r1", "riwayat", "Golongan IV/a", "", "IV/a, TMT 01-04-2014")
    edited = ("golongan:r2", "riwayat", "Golongan III/d", "III/d, TMT 01-04-2010", "III/d, TMT 01-05-2011")
    return [
        change(*added, action="add", details=details, documents=[RANK], findings=[early]),
        change(*edited, documents=[RANK]),
    ]


def levels(now: int, last: int = 4) -> list[LevelShown]:
    """Every level of a case that is at level ``now``; beyond ``last`` all are done."""
    return [
        {
            "level": level,
            "name": LEVEL_NAMES[level],
            "office": OFFICES[level],
            "state": "done" if level < now else "now" if level == now else "todo" if level <= last else "skipped",
            "since": at(-1440 * (6 - level)) if level <= now else "",
            "done_at": at(-1440 * (5 - level)) if level < now else "",
            "by": "Sri Wulandari" if level < now else "",
        }
        for level in OFFICES
    ]


def case(register_number: str = "K7M4QX2P", level: int = 1, changes: list[ChangeShown] | None = None) -> CaseShown:
    """A case at ``level``, held by whoever looks at it, decided at the levels before."""
    shown = ordinary_changes() if changes is None else changes
    for one in shown:
        one["decisions"] = [decision(before) for before in range(1, level) if before < 3 or not _excluded(one["key"])]
        one["decidable"] = not (level == 3 and _excluded(one["key"])) and (level < 4 or one["key"] == "tanggal_lahir")
        last = 4 if one["key"] == "tanggal_lahir" else 2 if _excluded(one["key"]) else 3
        one["decided_by"] = ", ".join(list(LEVEL_NAMES.values())[:last])
    return {
        "case_id": f"case-{register_number}",
        "version": 7,
        "register_number": register_number,
        "nip": "197503122000032901",
        "name": "Ratna Purwandini",
        "unit": "SD Negeri Sardonoharjo 2",
        "agency": "Pemerintah Kabupaten Sleman",
        "level": level,
        "state": "open",
        "claim": "mine",
        "claimed_by": "Damar Pramudita",
        "claimed_until": at(13.7),
        "due_at": "",
        "levels": levels(level),
        "changes": shown,
        "can_claim": False,
    }


def crowded(register_number: str = "VX6P2KJD") -> CaseShown:
    """Forty changes, a name that goes on and on, words without a break."""
    changes = [
        change(
            f"isian_{n}",
            ("utama", "posisi", "riwayat", "guru", "dokter")[n % 5],
            f"Isian dengan nama panjang nomor {n}",
            f"Nilai lama {n} " + "pneumonoultramicroscopic" * (n % 3),
            f"Nilai baru {n} " + "silicovolcano" * (n % 4),
            documents=[
                document(f"d-{n % 9}", f"Surat keputusan yang judulnya sangat panjang sekali nomor {n % 9}.pdf", 3)
            ],
            findings=[
                finding(("ok", "info", "warn")[n % 3], "Temuan pemeriksaan aturan yang ditulis dengan kalimat panjang")
            ],
            action=("add", "edit", "delete")[n % 3] if n % 5 == 2 else "edit",
        )
        for n in range(40)
    ]
    shown = case(register_number, 2, changes)
    shown["name"] = LONG_NAME
    shown["unit"] = "Unit Pelaksana Teknis Dinas Pendidikan Kecamatan Ngaglik dan Sekitarnya"
    return shown


def finished(register_number: str = "T2KD7NXV", state: str = "done") -> CaseShown:
    """Every level is done."""
    shown = case(register_number, 4)
    shown["state"], shown["claim"], shown["claimed_by"], shown["claimed_until"] = state, "", "", ""
    shown["levels"] = levels(5)
    for one in shown["changes"]:
        one["decidable"] = False
    return shown


def _excluded(key: str) -> bool:
    return key in NOT_AT_LEVEL_3


def inbox_row(shown: CaseShown, age_days: int = 0) -> InboxRow:
    """The case in a list."""
    return {
        "case_id": shown["case_id"],
        "version": shown["version"],
        "register_number": shown["register_number"],
        "nip": shown["nip"],
        "name": shown["name"],
        "unit": shown["unit"],
        "unit_id": shown["unit"],
        "agency": shown["agency"],
        "agency_id": shown["agency"],
        "level": shown["level"],
        "changes": len(shown["changes"]),
        "labels": [change["label"] for change in shown["changes"]],
        "since": at(-1440 * age_days),
        "age_days": age_days,
        "state": shown["state"],
        "claimed_by": shown["claimed_by"],
        "claimed_until": shown["claimed_until"],
        "cursor": shown["register_number"],
    }


def many_rows(count: int = 128) -> list[InboxRow]:
    """A long queue: ages from today to a week, some taken, one name that goes on and on, one without changes."""
    rows = []
    for number in range(count):
        shown = case(f"{'BCDFGHJK'[number % 8]}{number:03d}QX2P", changes=ordinary_changes()[: 8 - number % 9 or None])
        row = inbox_row(shown, 7 - number * 7 // count)
        names = ("Bagas Wirantoko", "Ni Luh Ayuning Sekarini", "Suryadi")
        row["name"] = LONG_NAME if number == 3 else names[number % 3]
        row["nip"] = f"19{70 + number % 25}0312200003{number % 2 + 1}{number % 999 + 1:03d}"
        row["claimed_by"] = "Sri Wulandari" if number % 5 == 2 else ""
        row["claimed_until"] = at(9) if number % 5 == 2 else ""
        row["cursor"] = f"{number:05d}"
        rows.append(row)
    rows[4]["changes"], rows[4]["labels"] = 0, []
    return rows
