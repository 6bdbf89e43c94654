"""A spreadsheet of accounts: a result for each line, and one that is refused harms no other."""
from typing import Any

import pytest
import sqlalchemy as sa

from services.chassis.audit.tables import entries
from services.contracts.actor import Actor
from services.contracts.errors import Invalid, TooMany
from services.identity.domain.how_many_look_ups import MOST, LookUp
from services.identity.tables import accounts, look_ups, mails, profiles
from tests.services.identity.fake_country import ENDAH, SRI, TONO
from tests.services.identity.office import KANREG, L2, SLEMAN, SUPER, Office, holds
from tests.services.people import id_of

GOOD = {"nip": ENDAH, "username": "endah.p", "email": "endah.p@contoh.go.id", "profile": "Verifikator Level 2"}


def imported(office: Office, *lines: dict[str, Any], by: Actor = SLEMAN, dry_run: bool = False) -> list[Any]:
    rows = [{"line": number, **line} for number, line in enumerate(lines, start=2)]
    found = office.ask(by, "import_accounts", rows=rows, dry_run=dry_run)["results"]
    return [(one["outcome"], one["name"], one["message"]) for one in found]


def message(office: Office, line: dict[str, Any], by: Actor = SLEMAN) -> str:
    [(outcome, _, said)] = imported(office, line, by=by)
    assert outcome == "refused"
    return str(said)


def test_a_line_makes_an_account_whose_holder_gets_a_link(office: Office) -> None:
    assert imported(office, GOOD) == [("new", "Endah Prameswari", "Sleman")]
    assert office.held() == [("verifier_l2", "sleman")]
    assert office.account().password_hash is None
    assert [mail.address for mail in office.rows(sa.select(mails))] == ["endah.p@contoh.go.id"]


def test_further_lines_of_a_nip_add_profiles(office: Office) -> None:
    units = [{"nip": ENDAH, "profile": "verifier_l1", "area": "s-1", "ends_on": "31-12-2090"}]
    assert [one[0] for one in imported(office, GOOD, *units)] == ["new", "added"]
    assert imported(office, {"nip": ENDAH, "profile": "Operator Sekolah"})[0][0] == "added"
    assert office.held() == [("verifier_l2", "sleman"), ("verifier_l1", "s-1"), ("school_operator", "sleman")]
    [unit] = office.rows(sa.select(profiles).where(profiles.c.profile == "verifier_l1"))
    assert f"{unit.ends_at:%Y-%m-%d}" == "2090-12-31"


def test_a_trial_tells_the_same_and_keeps_nothing(office: Office) -> None:
    lines = [GOOD, GOOD, {"nip": ENDAH, "profile": "Operator Sekolah"}, {**GOOD, "nip": "1"}]
    trial = imported(office, *lines, dry_run=True)
    assert [office.rows(sa.select(table)) for table in (accounts, profiles, mails)] == [[], [], []]
    assert office.events() == []
    assert {entry.action for entry in office.rows(sa.select(entries))} == {"official_looked_up"}
    assert imported(office, *lines) == trial
    assert [one[0] for one in trial] == ["new", "refused", "added", "refused"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"nip": "19991231"}, "NIP ini tidak ada"),
        ({"nip": "199912312024121999"}, "Tidak ada pegawai instansi Anda"),
        ({"nip": TONO}, "Tidak ada pegawai instansi Anda"),
        ({"username": ""}, "Kolom username kosong."),
        ({"username": "ab"}, "Username terdiri atas 3"),
        ({"email": ""}, "Alamat e-mail kosong"),
        ({"email": "endah"}, "Alamat e-mail kosong"),
        ({"profile": "Raja"}, "Profil tidak dikenal"),
        ({"profile": "Admin Instansi"}, "Admin Instansi bukan wewenang Anda."),
        ({"profile": "Verifikator BKN", "area": "91"}, "Verifikator BKN bukan wewenang Anda."),
        ({"profile": "Verifikator Level 1"}, "Kolom wilayah kosong"),
        ({"profile": "Verifikator Level 1", "area": "s-2"}, "belum ditandai"),
        ({"profile": "Verifikator Level 1", "area": "b-1"}, "di luar wilayah kerja Anda"),
        ({"area": "bantul"}, "di luar wilayah kerja Anda"),
        ({"ends_on": "besok"}, "Tanggal ditulis hh-bb-tttt"),
        ({"ends_on": "31-12-2020"}, "Tanggal berakhir harus hari ini"),
    ],
)
def test_what_is_wrong_is_told_for_its_line(office: Office, wrong: dict[str, str], said: str) -> None:
    assert said in message(office, {**GOOD, **wrong})
    assert office.rows(sa.select(accounts)) == []


def test_lines_after_a_bad_one_are_taken_in(office: Office) -> None:
    sri = {**GOOD, "nip": SRI, "username": "endah.p"}
    found = imported(office, {**GOOD, "profile": "?"}, GOOD, sri, {**sri, "username": "sri.w"})
    assert [one[0] for one in found] == ["refused", "new", "refused", "new"]
    assert "sudah dipakai" in found[2][2]
    assert {row.username for row in office.rows(sa.select(accounts))} == {"endah.p", "sri.w"}


def test_an_agency_is_known_by_its_code_and_agency_admins_come_with_their_proposal(office: Office) -> None:
    line = {**GOOD, "profile": "Admin Instansi", "area": "SLEMAN"}
    assert "usulan tertulis" in message(office, line, by=SUPER)
    proposal = {"proposal_number": "800/1", "proposal_date": "05-01-2026", "proposal_signatory": "Sekda"}
    assert imported(office, {**line, **proposal}, by=SUPER) == [("new", "Endah Prameswari", "Sleman")]
    [row] = office.rows(sa.select(profiles))
    assert row.proposal == {"number": "800/1", "date": "2026-01-05", "signatory": "Sekda"}


def test_an_area_that_a_kanreg_and_an_agency_could_be_is_found_by_its_id(office: Office) -> None:
    line = {**GOOD, "profile": "Operator Export Data"}
    assert "Kolom wilayah kosong" in message(office, line, by=KANREG)
    assert imported(office, {**line, "area": "91"}, by=KANREG)[0][0] == "new"
    assert imported(office, {"nip": ENDAH, "profile": "Operator Export Data", "area": "BANTUL"}, by=KANREG)[0][0] == (
        "added"
    )
    assert office.held() == [("export_operator", "91"), ("export_operator", "bantul")]


def test_nobody_imports_himself_and_accounts_elsewhere_stay_untouched(office: Office) -> None:
    me = Actor(SLEMAN.account_id, person_id=id_of(ENDAH), grants=SLEMAN.grants)
    assert "Akun Anda sendiri" in message(office, GOOD, by=me)
    office.add_official("jauh", holds("executive", "national", ""), person_id=id_of(ENDAH))
    assert "di luar wilayah kerja Anda" in message(office, GOOD)


def test_the_page_of_an_account_is_stale_after_an_import_has_changed_it(office: Office) -> None:
    office.create()
    before = office.account().version
    imported(office, {"nip": ENDAH, "profile": "Operator Sekolah"})
    assert office.account().version == before + 1


def test_the_same_import_sent_twice_happens_once(office: Office) -> None:
    rows = [{"line": 2, **GOOD}]
    first, again = (office.ask(SLEMAN, "import_accounts", key="k", rows=rows, dry_run=False) for _ in range(2))
    assert first == again
    assert len(office.rows(sa.select(mails))) == 1


def test_each_account_and_profile_stands_in_the_audit(office: Office) -> None:
    office.create(grants=[L2])
    imported(office, {"nip": ENDAH, "profile": "Operator Sekolah"}, {**GOOD, "nip": SRI, "username": "sri.w"})
    found = [entry.action for entry in office.rows(sa.select(entries).order_by(entries.c.id))]
    assert found[-4:] == ["official_looked_up", "profile_granted", "account_created", "profile_granted"]


def test_an_import_is_bounded_in_lines_and_by_the_hour(office: Office) -> None:
    with pytest.raises(Invalid):
        imported(office, *[GOOD] * 501)
    with pytest.raises(Invalid):
        imported(office)
    office.run(
        sa.insert(look_ups), [{"account_id": SLEMAN.account_id, "how": "imported", "number": MOST[LookUp.IMPORTED]}]
    )
    with pytest.raises(TooMany):
        imported(office, GOOD)
