"""The registration service on a database, with people in it."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from services.chassis.tables import outbox
from services.chassis.work import Work
from services.contracts.form_fields import FORM_FIELDS, Origin, Tab, fields_of
from services.registration.labels import Names
from services.registration.openings import Openings
from services.registration.secrets import sealed
from services.registration.service import RegistrationService
from services.registration.tables import agency_gates, forms, people, person_histories, person_nips, registrants
from tests.services.asking import ask
from tests.services.people import ANONYMOUS, citizen, id_of
from tests.services.registration.fake_services import FakeServices

NIP, NIK = "197503272000031007", "3404012703750007"
ROW = id_of("golongan row")
RECORD = {
    "tempat_lahir": "3404", "tanggal_lahir": "1975-03-27", "agama": "1", "jenis_kelamin": "1",
    "status_perkawinan": "1", "tmt_cpns": "2000-03-01", "tmt_pns": "2001-03-01", "golongan": "31",
    "tmt_golongan": "2016-04-01", "kedudukan_hukum": "01", "jenis_pegawai": "1", "alamat": "Jl. Kaliurang 7",
    "nik": NIK, "unit_organisasi": "bidang", "lokasi_kerja": "3404", "jenis_jabatan": "4",
    "jabatan_fungsional_umum": "U1",
}  # fmt: skip
GOLONGAN = {"golongan": "31", "tmt_golongan": "2016-04-01", "sk_nomor": "1/2016", "sk_tanggal": "2016-03-01"}


class Running:
    """One civil servant, Budi Santoso of the unit ``bidang``, and the service's methods as he reaches them."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.services = FakeServices()
        self.service = RegistrationService()
        vars(self.service).update(work=work, names=Names(self.services), openings=Openings(self.services))  # type: ignore[arg-type]  # as nameko does
        self.budi = citizen("Budi")
        self.add_person("Budi", NIP)
        self.tick("registration")

    def add_person(self, person: str, nip: str, *, name: str = "BUDI SANTOSO", **columns: Any) -> None:
        """A person as the state holds him."""
        record = sealed({**RECORD, **columns.pop("record", {})})
        row = {
            "id": id_of(person), "nip": nip, "name": name, "birth_date": date(1975, 3, 27), "agency_id": "sleman",
            "unit_id": "bidang", "record": record, **columns,
        }
        with self.work.begin() as uow:
            uow.session.execute(sa.insert(people).values(row))
            uow.session.execute(sa.insert(person_nips).values(nip=nip, person_id=row["id"]))

    def add_row(self, row_id: str = ROW, person: str = "Budi", **values: str) -> None:
        """A row of riwayat golongan, Budi's unless said."""
        row = {"row_id": row_id, "person_id": id_of(person), "kind": "golongan", "values": {**GOLONGAN, **values}}
        with self.work.begin() as uow:
            uow.session.execute(sa.insert(person_histories).values(row))

    def tick(self, gate: str, agency: str = "sleman", **window: Any) -> None:
        """An agency's tick of Manajemen Verifikasi, set by hand; ``ticked=False`` clears it."""
        row = {"agency_id": agency, "gate": gate, "ticked": True, "version": 1, "by": "Siti", **window}
        with self.work.begin() as uow:
            uow.session.execute(sa.delete(agency_gates).where(agency_gates.c.gate == gate))
            uow.session.execute(sa.insert(agency_gates).values(row))

    def look_up(self, nip: str = NIP, name: str = "Budi Santoso") -> Any:
        return ask(self.service, "look_up", ANONYMOUS, nip=nip, name=name)

    def register(self, nip: str = NIP, name: str = "Budi Santoso", key: str | None = None, **more: Any) -> Any:
        contact = {"email": "budi@example.org", "phone": "081234567890", "password": "a long password"}
        body = {"nip": nip, "name": name, "notice_read": True} | contact | more
        return ask(self.service, "register", ANONYMOUS, key, **body)

    def ask(self, method: str, **body: Any) -> Any:
        """A method as Budi asks it."""
        return ask(self.service, method, self.budi, **body)

    @property
    def version(self) -> int:
        return int(self.form().version)

    def form(self) -> sa.Row[Any]:
        """Budi's form as the database has it."""
        return self.one(sa.select(forms).where(forms.c.person_id == id_of("Budi")))

    def registrant(self, person: str = "Budi") -> sa.Row[Any]:
        """A registrant as the database has him."""
        return self.one(sa.select(registrants).where(registrants.c.person_id == id_of(person)))

    def person(self) -> sa.Row[Any]:
        """Budi as the state holds him."""
        return self.one(sa.select(people).where(people.c.id == id_of("Budi")))

    def one(self, statement: sa.Select[Any]) -> sa.Row[Any]:
        with self.work.begin() as uow:
            return uow.session.execute(statement).one()

    def save(self, tab: str, confirmed: Sequence[str] = (), **answers: str) -> Any:
        return self.ask("save_tab", tab=tab, version=self.version, answers=answers, confirmed=list(confirmed))

    def say(self, name: str, value: str) -> Any:
        """One answer, in the section where it is asked."""
        return self.ask(
            "save_tab", tab=FORM_FIELDS[name].tab, version=self.version, answers={name: value}, confirmed=[]
        )

    def save_row(self, action: str, row_id: str = "", kind: str = "golongan", **values: str) -> Any:
        return self.ask("save_history", kind=kind, action=action, row_id=row_id, version=self.version, values=values)

    def confirm_the_rest(self) -> None:
        """"Sudah benar" for everything that the state holds and Budi did not change."""
        said = self.form().answers
        for tab in (Tab.UTAMA, Tab.POSISI):
            own = [field.name for field in fields_of(tab) if field.origin is Origin.CHANGE]
            self.save(tab, [name for name in own if name in {*RECORD, "nama"} - said.keys()])

    def attach(self, change: str, document: str = "proof") -> Any:
        """A document for one change."""
        stored = {"document_id": id_of(document), "name": f"{document}.pdf", "media_type": "application/pdf"}
        return self.ask("attach_document", change=change, size=1000, digest=document, pages=1, **stored)

    def fill(self, **answers: str) -> None:
        """Registered, with these changes documented and everything else confirmed."""
        self.register()
        for name, value in answers.items():
            self.say(name, value)
            if FORM_FIELDS[name].origin is Origin.CHANGE:
                self.attach(name)
        self.confirm_the_rest()

    def send(self) -> str:
        """Kirim; the id of the submission."""
        return str(self.ask("send", version=self.version)["submission_id"])

    def events(self, topic: str) -> list[Mapping[str, Any]]:
        """The bodies of one kind of event."""
        mine = sa.select(outbox.c.body).where(outbox.c.routing_key == topic).order_by(outbox.c.id)
        with self.work.begin() as uow:
            return list(uow.session.scalars(mine))
