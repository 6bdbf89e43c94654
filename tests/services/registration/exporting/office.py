"""An export office in small: people with verified forms, operators who ask, and a worker moved by hand."""
from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa

from services.chassis.sealed_parts import SealedParts
from services.chassis.work import Work
from services.contracts.actor import Actor
from services.contracts.errors import Invalid
from services.contracts.profiles import Profile
from services.registration.exporting import working
from services.registration.tables import exports, forms, registrants
from tests.services.asking import ask
from tests.services.people import NATIONAL, agency, id_of, kanreg, official
from tests.services.registration.running import Running

OPERATOR = official("Endah", (Profile.EXPORT_OPERATOR, agency("sleman")))
FOREIGN = official("Made", (Profile.EXPORT_OPERATOR, agency("bantul")))
OF_THE_KANREG = official("Kris", (Profile.EXPORT_OPERATOR, kanreg("k1")))
WITH_NUMBERS = official("Sari", (Profile.EXPORT_OPERATOR, agency("sleman")), (Profile.SUPER_ADMIN, NATIONAL))
COLUMNS = ["nip_baru", "nama", "golongan", "nik"]
FRESH = "123456"


class Office:
    """``ask_for`` as the operator, ``work_on`` as the worker."""

    def __init__(self, work: Work, folder: Path) -> None:
        self.running = Running(work)
        self.work = work
        self.store = SealedParts(folder, {"k1": b"d" * 32})
        self.codes: list[tuple[str, str]] = []
        self.running.services.identity.check_code = self._check_code
        self.running.services.reference.find_areas = lambda **_asked: [
            {"id": "sleman", "name": "Kab. Sleman"}, {"id": "bantul", "name": "Kab. Bantul"},
        ]  # fmt: skip

    def _check_code(self, account_id: str, code: str) -> None:
        self.codes.append((account_id, code))
        if code != FRESH:
            raise Invalid("Kode salah.", fields={"code": ["Kode salah."]})

    def verify(self, number: int, agency_id: str = "sleman", **more: Any) -> str:
        """Somebody whose form went the whole way."""
        name, nip = f"P{number}", f"19750327200003{number:04d}"
        self.running.add_person(name, nip, agency_id=agency_id, **more)
        with self.work.begin() as uow:
            registrant = {"register_number": f"R{number:07d}", "agency_id": agency_id, "email": "", "phone": ""}
            uow.session.execute(sa.insert(registrants).values(person_id=id_of(name), state="aktif", **registrant))
            uow.session.execute(sa.insert(forms).values(person_id=id_of(name), state="done"))
        return nip

    def ask_for(self, actor: Actor = OPERATOR, **more: Any) -> Any:
        body = {"columns": COLUMNS, "format": "csv", "reason": "Laporan triwulan", "code": FRESH} | more
        return ask(self.running.service, "request_export", actor, **body)

    def shown(self, actor: Actor = OPERATOR) -> Any:
        return ask(self.running.service, "exports", actor)

    def step(self) -> bool:
        return working.step(self.work, self.running.service.names, self.store)

    def work_on(self) -> None:
        """Until nothing waits."""
        while self.step():
            pass

    def take(self, actor: Actor = OPERATOR, **more: Any) -> Any:
        [one, *_] = self.shown(actor)["exports"]
        body = {"export_id": one["export_id"], "link": one["link"]} | more
        return ask(self.running.service, "take_export", actor, **body)

    def content(self, actor: Actor = OPERATOR) -> bytes:
        """The file, as the gateway hands it over."""
        taken = self.take(actor)
        return b"".join(self.store.read(taken["manifest"]["export_id"], taken["parts"]))

    def row(self) -> sa.Row[Any]:
        with self.work.begin() as uow:
            return uow.session.execute(sa.select(exports).order_by(exports.c.requested_at.desc()).limit(1)).one()
