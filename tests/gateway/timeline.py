"""A form between level 1 and level 2, as verification tells its civil servant."""

from services.contracts.verification.answers import ChangeShown, DecisionShown, LevelShown, TimelineShown

_AT = "2015-10-28T04:05:00+00:00"


def _level(level: int, name: str, office: str, state: str) -> LevelShown:
    done = _AT if state == "done" else ""
    return LevelShown(level=level, name=name, office=office, state=state, since=_AT, done_at=done, by="")


def _change(key: str, label: str, old: str, new: str, verdict: str, reason: str = "") -> ChangeShown:
    decision = DecisionShown(
        level=1, verdict=verdict, reason=reason, by="Puji Kartikasari", office="UPT Pendidikan Ngaglik", at=_AT
    )
    shown = {"change_id": key, "key": key, "tab": "utama", "label": label, "action": "edit", "decided_by": ""}
    empty = {"details": [], "documents": [], "findings": [], "draft": "", "draft_reason": "", "decidable": False}
    return ChangeShown(**shown, **empty, old_label=old, new_label=new, decisions=[decision])  # type: ignore[typeddict-item]


TIMELINE = TimelineShown(
    state="open",
    sent_at="2015-10-20T04:05:00+00:00",
    levels=[
        _level(1, "Level 1", "UPT Pendidikan Ngaglik", "done"),
        _level(2, "Level 2", "BKD Kabupaten Sleman", "now"),
        _level(3, "BKN", "Kantor Regional I BKN", "todo"),
        _level(4, "BKN Status", "BKN Pusat", "todo"),
    ],
    changes=[
        _change("tanggal_lahir", "Tanggal lahir", "12-03-1957", "12-03-1975", "approve"),
        _change("nama", "Nama", "Ratna Purwandhini", "Ratna Purwandini", "approve"),
        _change("status_perkawinan", "Status perkawinan", "Menikah", "Cerai", "reject", "Akta nikah tidak terbaca."),
        _change("alamat", "Alamat", "Jl. Kaliurang KM 9", "Jalan Kaliurang km 9, Ngaglik", "approve"),
    ],
)
