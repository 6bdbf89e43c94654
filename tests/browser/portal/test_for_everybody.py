"""Every page of the portal for everybody: axe finds nothing, and nothing is wider than a small phone."""

import pytest

from tests.browser.looking import too_wide, violations
from tests.browser.portal.conftest import DESK, PHONE, SMALLEST, Portal, Visit
from tests.gateway.fake_accesses import FakeAccesses
from tests.gateway.fake_own_data import own_data
from tests.gateway.fake_proof import CODE
from tests.gateway.timeline import TIMELINE

PAGES = {
    "log-in": "/masuk",
    "register": "/daftar",
    "home": "/",
    "main data": "/formulir/utama?ubah=tempat_lahir&ubah=nik",
    "position": "/formulir/posisi?ubah=unit_organisasi",
    "histories": "/formulir/riwayat",
    "rows": "/formulir/riwayat/golongan",
    "row with lists": "/formulir/riwayat/pindah_instansi/tambah",
    "new row": "/formulir/riwayat/golongan/tambah",
    "row": "/formulir/riwayat/golongan/r-1",
    "stakeholder": "/formulir/stakeholder",
    "teacher": "/formulir/guru?ubah=tipe_sekolah&ubah=sekolah_induk&ubah=mata_pelajaran&ubah=nuptk",
    "health worker": "/formulir/dokter?ubah=unit_kesehatan&ubah=bidang_spesialis",
    "check": "/formulir/periksa",
    "proof": "/bukti",
    "check of a proof": f"/cek/{CODE}",
    "help": "/bantuan",
    "report": "/bantuan/lapor/beda_nama",
    "schedule": "/jadwal",
    "notifications": "/pemberitahuan",
    "forgotten number": "/lupa-register",
    "number sent": "/lupa-register?terkirim=1",
    "personal data": "/data-pribadi",
    "accessibility": "/aksesibilitas",
    "my data": "/data-saya",
    "who saw my data": "/data-saya/akses",
    "mailbox of a demo": "/surat",
    "forgotten password": "/lupa-sandi",
    "letter sent": "/lupa-sandi?terkirim=1",
    "link of a letter": "/sandi-baru/abc",
    "forgotten password of an official": "/admin/lupa-sandi",
    "letter sent to an official": "/admin/lupa-sandi?terkirim=1",
    "first password of an official": "/admin/sandi-baru/abc",
    "link that is over": f"/sandi-baru/{'x' * 200}",
    "not found": "/formulir/gaji",
}
SENT = {
    "home, sent": "/?terkirim=1", "main data, sent": "/formulir/utama", "list of changes, sent": "/daftar-perubahan",
}  # fmt: skip
LOOKS = {"desk": (DESK, False), "desk, dark": (DESK, True), "phone": (PHONE, False), "phone, dark": (PHONE, True)}


LINK = "https://epupns.example/sandi-baru/" + "aBcDeFgHiJkLmNoPqRsTuVwXyZ" * 2
LETTER = {
    "at": "2026-11-24T03:30:00+00:00", "address": "nama.yang.panjang@kementerian.contoh.go.id",
    "subject": "Kata sandi baru untuk akun e-PUPNS Anda", "body": f"Yth. Ani,\n\n{LINK}\n\ne-PUPNS",
}  # fmt: skip


@pytest.fixture(autouse=True)
def half_filled(portal: Portal) -> None:
    """A form with a change, a mistake, a document and a new row: what there is to be drawn; officials have seen it."""
    portal.fake.answers["registration.own_data"] = own_data
    portal.fake.answers["identity.my_accesses"] = FakeAccesses(page=5).my_accesses
    portal.fake.answers["identity.caught_letters"] = [LETTER]
    portal.fake.answers["identity.link"] = {"purpose": "activation", "username": "nama.yang.panjang.sekali.petugas"}
    form = portal.form
    form.tabs = ["utama", "posisi", "riwayat", "guru", "dokter", "stakeholder"]
    form.said |= {"alamat": "Jalan Kaliurang km 9", "tanggal_lahir": "1975-13-12", "gelar_belakang": "M.Pd."}
    form.confirmed = {"nama", "agama"}
    form.edits["r-9"] = ("add", {"golongan": "41", "tmt_golongan": "2014-04-01"})
    form.attach_document(
        "gelar_belakang", document_id="d-1", name="ijazah-s2.pdf", media_type="application/pdf", size=421_888,
        digest="0" * 64, pages=2,
    )  # fmt: skip


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing(portal: Portal, visit: Visit, look: str) -> None:
    width, dark = LOOKS[look]
    page = visit("/", width=width, dark=dark)
    found = {}
    for name, path in [*PAGES.items(), *SENT.items()]:
        _turn(portal, name)
        page.goto(portal.address + path)
        if wrong := violations(page):
            found[name] = wrong
    assert found == {}


@pytest.mark.parametrize("width", [SMALLEST, PHONE, 720, 1024, DESK])
def test_no_page_is_wider_than_its_screen(portal: Portal, visit: Visit, width: int) -> None:
    page = visit("/", width=width)
    found = {}
    for name, path in [*PAGES.items(), *SENT.items()]:
        _turn(portal, name)
        page.goto(portal.address + path)
        if pixels := too_wide(page):
            found[name] = pixels
    assert found == {}


def test_the_keyboard_reaches_the_content_first(visit: Visit) -> None:
    page = visit("/formulir/utama")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Langsung ke isi"


def _turn(portal: Portal, name: str) -> None:
    portal.form.state = "sent" if name in SENT else "draft"
    portal.fake.answers["verification.timeline"] = TIMELINE
