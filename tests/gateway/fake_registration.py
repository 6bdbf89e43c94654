"""The registration service in memory: one civil servant's form, with the rules that its pages show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from services.contracts.errors import Conflict, Invalid, NotFound
from services.contracts.event import new_id
from services.contracts.form_fields import (
    FORM_FIELDS,
    HISTORY_KINDS,
    TAB_LABELS,
    FormField,
    Kind,
    Origin,
    Tab,
    fields_of,
)
from services.contracts.identity.answers import OpeningShown
from services.contracts.identity.closed_doors import refuse_when_closed
from services.contracts.identity.settings import Phase
from services.contracts.registration.answers import (
    Attached,
    ChangeSent,
    FieldShown,
    Home,
    Review,
    TabShown,
    TabState,
    TodoItem,
)
from tests.gateway.fake_lists import label, search
from tests.gateway.fake_person import HELD, NAMES
from tests.gateway.fake_proof import CODE, proof_of, sent_of
from tests.gateway.fake_row import row_shown
from tests.gateway.fake_two_pages import beside_others, late_answers


@dataclass
class FakeRegistration:
    """``handlers()`` goes into ``FakeServices.answers``."""

    held: dict[str, str] = field(default_factory=lambda: dict(HELD))
    said: dict[str, str] = field(default_factory=dict)
    confirmed: set[str] = field(default_factory=set)
    documents: dict[str, list[Attached]] = field(default_factory=dict)
    rows: dict[str, dict[str, str]] = field(
        default_factory=lambda: {
            "r-1": {"golongan": "34", "tmt_golongan": "2011-04-01", "sk_nomor": "823/11", "sk_tanggal": "2011-03-01"}
        }
    )
    edits: dict[str, tuple[str, dict[str, str]]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)  # of rows that are no riwayat golongan
    tabs: list[str] = field(default_factory=lambda: ["utama", "posisi", "riwayat", "stakeholder"])
    version: int = 1
    state: str = "draft"
    saved_at: str = ""
    closed: bool = False  # tidak ikut
    filling: OpeningShown = field(
        default_factory=lambda: OpeningShown(open=True, why="", next_at="", until="", zone="WIB")
    )

    def handlers(self) -> dict[str, Callable[..., Any]]:
        """The methods by their full names."""
        own = ["home", "open_tab", "save_tab", "save_history", "attach_document", "detach_document", "review", "send"]
        return {
            **{f"registration.{name}": getattr(self, name) for name in own},
            "registration.document": self.document,
            "registration.sent_changes": lambda: sent_of(self.home(), self.review()["changes"]),
            "registration.check_proof": lambda code: proof_of(self.home(), code),
            "reference.values": lambda list: search(list, limit=100),  # noqa: A006
            "reference.search": search,
            "reference.unit_places": lambda unit_ids: [
                {"unit_id": u, "path": [u], "names": [NAMES["unor"].get(u, u)], "agency": {"id": "ag-1"}}
                for u in unit_ids
            ],
            "verification.timeline": {"state": "", "sent_at": "", "levels": [], "changes": []},
        }

    # -- the service's methods

    def home(self) -> Home:
        """As ``registration.home``."""
        todo = self._todo()
        return Home(
            name="Ratna Purwandini",
            nip=HELD["nip_baru"],
            register_number="K7M4QX2P",
            registered_at="2015-10-12T01:14:00+00:00",
            proof_code=CODE,
            registrant_state="aktif",
            form_state=self.state,
            version=self.version,
            saved_at=self.saved_at,
            sent_at="2015-10-20T04:05:00+00:00" if self.state == "sent" else "",
            percent=100 if not todo else 84,
            todo=todo,
            tabs=[self._tab_state(Tab(tab), todo) for tab in self.tabs],
            agency="Pemerintah Kabupaten Sleman",
            unit="SD Negeri Sardonoharjo 2",
            filling=self.filling,
            closed=self.closed,
        )

    def open_tab(self, tab: str, *, to_fill: bool = False) -> TabShown:
        """As ``registration.open_tab``."""
        if to_fill and self.state in ("draft", "returned"):
            refuse_when_closed(Phase.FILLING, self.filling)
        kinds = HISTORY_KINDS if tab == Tab.RIWAYAT else {}
        return TabShown(
            tab=tab,
            tabs=self.tabs,
            version=self.version,
            editable=self.state in ("draft", "returned"),
            saved_at=self.saved_at,
            fields=[self._field(one) for one in fields_of(Tab(tab))],
            histories={kind: [row_shown(self, kind, row_id) for row_id in self._ids(kind)] for kind in kinds},
        )

    def save_tab(
        self, tab: str, version: int, answers: dict[str, str], confirmed: list[str], seen: dict[str, str]
    ) -> TabShown:
        """As ``registration.save_tab``."""
        late = late_answers(self, version, answers, confirmed, seen)
        self._write(late)
        self.said |= answers
        self.confirmed = (self.confirmed - set(answers)) | set(confirmed)
        self.said = {name: value for name, value in self.said.items() if name not in confirmed}
        return self.open_tab(tab)

    def save_history(
        self, kind: str, action: str, version: int, seen: dict[str, str], row_id: str = "",
        values: dict[str, str] | None = None,
    ) -> TabShown:  # fmt: skip
        """As ``registration.save_history``."""
        late, values = beside_others(self, action, row_id, version, values or {}, seen)
        self._write(late)
        if action == "undo" or (action == "delete" and row_id not in self.rows):
            self.edits.pop(row_id, None)
        else:
            row_id = row_id or new_id()
            action = "add" if row_id not in self.rows else "edit" if action == "add" else action
            self.edits[row_id] = (action, {name: value for name, value in values.items() if value})
            self.kinds.setdefault(row_id, kind)
        return self.open_tab(Tab.RIWAYAT)

    def attach_document(self, change: str, **facts: Any) -> TabShown:
        """As ``registration.attach_document``."""
        self._write()
        self.documents.setdefault(change, []).append(Attached(**facts))  # type: ignore[typeddict-item]
        return self.open_tab(FORM_FIELDS[change].tab if change in FORM_FIELDS else Tab.RIWAYAT)

    def detach_document(self, change: str, document_id: str) -> TabShown:
        """As ``registration.detach_document``."""
        self._write()
        self.documents[change] = [one for one in self.documents[change] if one["document_id"] != document_id]
        return self.open_tab(FORM_FIELDS[change].tab if change in FORM_FIELDS else Tab.RIWAYAT)

    def document(self, document_id: str) -> dict[str, Any]:
        """As ``registration.document``."""
        for one in (one for documents in self.documents.values() for one in documents):
            if one["document_id"] == document_id:
                return {name: one[name] for name in ("document_id", "name", "media_type", "digest", "pages")}
        raise NotFound("Dokumen ini tidak ditemukan.")

    def review(self) -> Review:
        """As ``registration.review``."""
        return Review(version=self.version, changes=[self._change(name) for name in self._changed()], todo=self._todo())

    def send(self, version: int) -> dict[str, str]:
        """As ``registration.send``."""
        if todo := self._todo():
            raise Invalid("Formulir belum lengkap.", fields={item["anchor"]: [item["message"]] for item in todo})
        self._write([] if version == self.version else ["form"])
        self.state = "sent"
        return {"submission_id": "s-1"}

    # -- what follows from the form

    def complete(self) -> None:
        """Everything confirmed: the form may be sent."""
        self.held |= {"jumlah_anak": "2"}
        self.confirmed = {
            name for name, one in FORM_FIELDS.items() if one.origin is Origin.CHANGE and name in self.held
        }

    def _write(self, late: Sequence[str] = ()) -> None:
        if self.state not in ("draft", "returned"):
            raise Conflict("Formulir sudah dikirim dan sedang diverifikasi; isian terkunci.", code="sent")
        if late:
            raise Conflict(
                "Formulir ini sudah disimpan dari tempat lain.",
                code="stale",
                version=self.version,
                at=self.saved_at,
                by="",
                overtaken=[*late],
            )
        self.version += 1
        self.saved_at = "2015-10-19T03:42:00+00:00"

    def _problem(self, name: str) -> str:
        of, value = FORM_FIELDS[name], self.said.get(name, "")
        if of.kind is Kind.DATE and value:
            month = [*value.split("-"), "", ""][1]
            return (
                "" if month.isdecimal() and 1 <= int(month) <= 12 else f"Bulan pada {of.label} harus angka 1 sampai 12."
            )
        if of.kind is Kind.DIGITS and value and len(value) != of.digits:
            return f"{of.label} harus {of.digits} angka; yang ditulis {len(value)} tanda."
        return ""

    def _changed(self) -> list[str]:
        return [
            n
            for n, f in FORM_FIELDS.items()
            if f.origin is Origin.CHANGE and self.said.get(n, self.held.get(n, "")) != self.held.get(n, "")
        ]

    def _missing(self, name: str) -> str:
        of, value = FORM_FIELDS[name], self.said.get(name, self.held.get(name, ""))
        if of.origin is not Origin.CHANGE:
            return ""
        if of.required and not value:
            return "value"
        if name in self._changed():
            return "" if self.documents.get(name) else "document"
        return "" if not value or name in self.said or name in self.confirmed else "answer"

    def _todo(self) -> list[TodoItem]:
        words = {
            "value": "Isi {0}",
            "document": "Unggah dokumen pendukung {0}",
            "answer": "Periksa {0}: sudah benar atau perlu diubah",
        }
        found = []
        for name, of in FORM_FIELDS.items():
            if of.tab not in self.tabs:
                continue
            if problem := self._problem(name):
                found.append(TodoItem(tab=of.tab, anchor=name, message=problem, what="error"))
            elif what := self._missing(name):
                found.append(TodoItem(tab=of.tab, anchor=name, message=words[what].format(of.label), what=what))
        return found

    def _tab_state(self, tab: Tab, todo: list[TodoItem]) -> TabState:
        here = [item for item in todo if item["tab"] == tab]
        state = "error" if any(item["what"] == "error" for item in here) else "doing" if here else "done"
        changes = sum(FORM_FIELDS[name].tab is tab for name in self._changed())
        return TabState(
            tab=tab, label=TAB_LABELS[tab], state=state, changes=changes, total=13, done=13 - min(13, len(here))
        )

    def _field(self, of: FormField) -> FieldShown:
        held, said = self.held.get(of.name, ""), self.said.get(of.name)
        return FieldShown(
            name=of.name,
            label=of.label,
            kind=of.kind,
            list=of.list,
            digits=of.digits,
            origin=of.origin,
            held="" if of.secret else held,
            held_label=(f"•••• {held[-4:]}" if held else "") if of.secret else label(of, held),
            said=said,
            said_label=label(of, said) if said is not None else "",
            confirmed=of.name in self.confirmed,
            documents=self.documents.get(of.name, []),
            error=self._problem(of.name),
            missing=self._missing(of.name),
        )

    def _ids(self, kind: str) -> list[str]:
        return [row_id for row_id in {**self.rows, **self.edits} if self.kinds.get(row_id, "golongan") == kind]

    def _change(self, name: str) -> ChangeSent:
        of = FORM_FIELDS[name]
        return ChangeSent(
            key=name,
            tab=of.tab,
            label=of.label,
            action="edit",
            old=self.held.get(name, ""),
            new=self.said[name],
            old_label=label(of, self.held.get(name, "")),
            new_label=label(of, self.said[name]),
            details=[],
            documents=self.documents.get(name, []),
        )
