"""Exports in memory: what registration answers about them."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from services.contracts.errors import Invalid, NotFound
from services.contracts.registration.exports import ColumnOffered, Exports, ExportShown, ExportTaken
from tests.gateway.admin.cases import at

READY, RUNNING = "0190c0de-0000-7000-8000-000000000001", "0190c0de-0000-7000-8000-000000000002"
LINK, FRESH = "l" * 43, "123456"


def export(export_id: str, state: str, **more: Any) -> ExportShown:
    plain = ExportShown(
        export_id=export_id, state=state, format="csv", columns=["nip_baru"], reason="Laporan triwulan untuk BKD",
        requested_at=at(-60), rows=40_000, total=120_000, sha256="", size=0, expires_at="", problem="", link="",
    )  # fmt: skip
    return ExportShown(**{**plain, **more})  # type: ignore[typeddict-item]


class FakeExports:
    """Two exports: one is ready, one runs."""

    def __init__(self) -> None:
        ready = {"rows": 120_000, "size": 48_000_000, "sha256": "5" * 64, "expires_at": at(1400), "link": LINK}
        self.exports = [export(RUNNING, "running"), export(READY, "done", **ready)]
        self.content = (b"a", b"b")

    def handlers(self) -> dict[str, Callable[..., Any]]:
        return {
            "registration.exports": self.shown, "registration.request_export": self.request,
            "registration.cancel_export": self.cancel, "registration.take_export": self.take,
            "reference.values": lambda **_list: [{"code": "31", "name": "III/a", "hint": ""}],
        }  # fmt: skip

    def shown(self) -> Exports:
        fields = (("nip_baru", "NIP", False), ("nama", "Nama", False), ("nik", "NIK", True), ("agama", "Agama", False))
        columns = [
            ColumnOffered(name=name, label=label, section="Data Utama", secret=secret, masked=secret)
            for name, label, secret in fields
        ]
        return Exports(columns=columns, agencies=[("sleman", "Pemerintah Kabupaten Sleman")], exports=self.exports)

    def request(self, code: str, **_asked: Any) -> ExportShown:
        if code != FRESH:
            raise Invalid("Kode salah atau sudah dipakai.", fields={"code": ["Kode salah atau sudah dipakai."]})
        return export("new", "queued")

    def cancel(self, export_id: str) -> dict[str, str]:
        return {"export_id": export_id}

    def take(self, export_id: str, link: str) -> ExportTaken:
        if (export_id, link) != (READY, LINK):
            raise NotFound("Ekspor ini tidak ditemukan, atau tautannya sudah tidak berlaku.")
        size = sum(map(len, self.content))
        manifest: dict[str, object] = {"sha256": "5" * 64, "bytes": size, "exported_by": "Puji Kartikasari"}
        return ExportTaken(name="pns.csv", parts=len(self.content), media_type="text/csv", manifest=manifest)
