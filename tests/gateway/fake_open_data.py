"""Reference as anybody reads it, in memory: one value in every list."""
from __future__ import annotations

from typing import Any

from gateway.admin.lists.names import NAMES
from services.contracts.errors import NotFound

SCHOOL = {
    "code": "SDLB/SLB", "name": "Sekolah Luar Biasa", "parent": "", "place": "", "attributes": {}, "state": "holds",
    "version": 1, "valid_from": "", "valid_to": "",
}  # fmt: skip


def open_data(calls: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """The answers for ``FakeServices``; what was asked goes into ``calls``."""
    calls = [] if calls is None else calls

    def page(**body: Any) -> Any:
        calls.append(body)
        if body["list"] not in NAMES:
            raise NotFound("Daftar ini tidak ada di wilayah kerja Anda.")
        return {"list": body["list"], "on": "2015-09-01", "values": [SCHOOL], "next": ""}

    def value(**body: Any) -> Any:
        calls.append(body)
        return SCHOOL

    lists = [{"list": name, "holds": 12_345, "values": 20_000} for name in NAMES]
    return {"reference.open_lists": lists, "reference.open_page": page, "reference.open_value": value}
