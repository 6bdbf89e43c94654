"""The pages of executives and operators: addresses, who opens them, and services in memory that answer for them."""
from __future__ import annotations

from services.contracts.profiles import Profile
from tests.browser.admin.conftest import Office
from tests.gateway.admin.fake_exports import FakeExports
from tests.gateway.admin.fake_missing import FakeMissing
from tests.gateway.admin.fake_operations import FakeOperations
from tests.gateway.admin.fake_quality import FakeQuality
from tests.gateway.admin.fake_recapitulations import FakeRecapitulations

PAGES = {
    "statistik": ("/admin/statistik", Profile.EXECUTIVE),
    "statistik-provinsi": ("/admin/statistik?provinsi=34&status=level-2", Profile.EXECUTIVE),
    "statistik-instansi": ("/admin/statistik?instansi=ag-3", Profile.EXECUTIVE),
    "pegawai": ("/admin/statistik/pegawai", Profile.EXECUTIVE),
    "rekapitulasi": ("/admin/rekapitulasi?instansi=ag-3", Profile.EXECUTIVE),
    "rekapitulasi-lembar": ("/admin/rekapitulasi/rekap-1", Profile.EXECUTIVE),
    "belum-terdata": ("/admin/belum-terdata", Profile.EXECUTIVE),
    "belum-terdata-instansi": ("/admin/belum-terdata?instansi=ag-1", Profile.EXECUTIVE),
    "mutu": ("/admin/mutu-verifikasi?kantor=1.dinas", Profile.AGENCY_ADMIN),
    "operasi": ("/admin/operasi", Profile.OPERATIONS),
    "export": ("/admin/export", Profile.EXPORT_OPERATOR),
}


def answer(office: Office) -> None:
    """All of their services, with one recapitulation that was issued."""
    sheets = FakeRecapitulations()
    sheets.issue("ag-3")
    for fake in (FakeExports(), FakeMissing(), FakeOperations(), FakeQuality(), sheets):
        office.fake.answers |= fake.handlers()
