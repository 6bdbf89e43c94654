"""A first view of the portal costs a cheap phone at most 40 KB and 4 requests, compressed."""

import re

import pytest
from flask.testing import FlaskClient

from tests.gateway.fake_accesses import FakeAccesses
from tests.gateway.fake_own_data import own_data
from tests.gateway.fake_proof import CODE
from tests.gateway.fake_registration import FakeRegistration
from tests.gateway.fake_services import FakeServices
from tests.gateway.timeline import TIMELINE

MOST_BYTES, MOST_REQUESTS = 40 * 1024, 4
PAGES = (
    "/", "/formulir/utama", "/formulir/posisi", "/formulir/riwayat", "/formulir/stakeholder",
    "/formulir/guru", "/formulir/dokter", "/formulir/periksa",
    "/formulir/riwayat/golongan", "/formulir/riwayat/golongan/r-1", "/formulir/riwayat/golongan/tambah",
    "/formulir/riwayat/pindah_instansi/tambah", "/bukti", "/bantuan", "/daftar", "/masuk", "/lupa-sandi",
    "/data-saya", "/data-saya/akses", "/data-pribadi", "/aksesibilitas", f"/cek/{CODE}", "/sandi-baru/abc",
    "/bantuan/lapor/beda_nama", "/pemberitahuan", "/jadwal", "/lupa-register",
)  # fmt: skip
ASSET = re.compile(r'(?:href|src)="(/aset/[^"#]+)')


@pytest.mark.parametrize("page", PAGES)
def test_first_view(citizen: FlaskClient, fake: FakeServices, page: str) -> None:
    form = FakeRegistration()
    form.tabs = ["utama", "posisi", "riwayat", "guru", "dokter", "stakeholder"]
    form.said |= dict.fromkeys(("alamat", "agama", "status_perkawinan", "gelar_depan", "kode_pos"), "1")
    fake.answers.update(form.handlers())
    fake.answers["registration.own_data"] = own_data
    fake.answers["identity.my_accesses"] = FakeAccesses().my_accesses
    fake.answers["identity.link"] = {"purpose": "activation", "username": "nama.petugas"}
    _see_first_view(citizen, page)


def test_the_page_after_kirim(citizen: FlaskClient, fake: FakeServices) -> None:
    form = FakeRegistration(state="sent")
    fake.answers.update(form.handlers() | {"verification.timeline": TIMELINE})
    _see_first_view(citizen, "/?terkirim=1")


def _size(client: FlaskClient, address: str) -> int:
    return len(client.get(address, headers={"Accept-Encoding": "gzip"}).data)


def _see_first_view(citizen: FlaskClient, page: str) -> None:
    html = citizen.get(page, headers={"Accept-Encoding": "identity"}).get_data(as_text=True)
    needed = set(ASSET.findall(html))
    sizes = [_size(citizen, address) for address in (page, *needed)]
    assert sum(sizes) <= MOST_BYTES
    assert len(sizes) <= MOST_REQUESTS
