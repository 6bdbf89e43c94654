"""Entry Sekolah and its sisters: an operator keeps the lists of the own region, and every earlier version is kept."""
from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from services.chassis.work import Work
from services.contracts.actor import Actor
from services.contracts.errors import Conflict, Invalid, NotFound
from services.contracts.profiles import Profile
from services.reference.holding import today
from services.reference.tables import list_values
from services.reference.views.lists import labels
from services.reference.views.search import search
from tests.services.audit import entries_of
from tests.services.people import service
from tests.services.reference.keeping import (
    BKN,
    HERE,
    MINISTRY,
    MUARABIRU,
    PROVINCE,
    SCHOOL,
    add_school,
    ask,
    keeper,
    names,
)  # fmt: skip


def wrong_fields(work: Work, actor: Actor, what: str, **body: Any) -> dict[str, list[str]]:
    with pytest.raises(Invalid) as refused:
        ask(work, actor, what, **body)
    return dict(refused.value.details["fields"])


def test_a_school_is_found_by_the_form_as_soon_as_it_is_added(demo: Work) -> None:
    code = add_school(demo, keeper(), "SD Negeri 9 Cakrawala")
    with demo.begin() as uow:
        found = search(uow, Actor(""), "sekolah", "sdn 9 cakrwala", "", 10)
    assert found == [{"code": code, "name": "SD Negeri 9 Cakrawala", "hint": "Kabupaten Wanasari, Nusa Wana"}]
    [entry] = [one for one in entries_of(demo) if one.action == "value_added"]
    assert (entry.subject, entry.after["extra"]) == (f"sekolah:{code}", SCHOOL)


def test_an_operator_sees_the_schools_of_the_own_region_and_a_province_those_of_its_regencies(demo: Work) -> None:
    assert names(demo, keeper()) == ["SMA Negeri 1 Wanasari", "SMP Negeri 1 Wanasari", "SMP Swasta Tunas Harapan"]
    assert names(demo, keeper(of=MUARABIRU)) == []
    assert len(names(demo, keeper(of=PROVINCE))) == len(names(demo, BKN)) == 8


@pytest.mark.parametrize(
    ("profile", "name", "seen"),
    [
        (Profile.SCHOOL_OPERATOR, "sekolah", True),
        (Profile.SCHOOL_OPERATOR, "unit_kesehatan", False),
        (Profile.HEALTH_UNIT_OPERATOR, "unit_kesehatan", True),
        (Profile.LOCATION_OPERATOR, "lokasi", True),
        (Profile.LOCATION_OPERATOR, "sekolah", False),
        (Profile.AGENCY_ADMIN, "sekolah", True),
        (Profile.AGENCY_ADMIN, "unit_kesehatan", True),
        (Profile.AGENCY_ADMIN, "jfu", False),
        (Profile.SUPER_ADMIN, "jfu", True),
        (Profile.HELPDESK_BKN, "jfu", True),
        (Profile.VERIFIER_L2, "sekolah", False),
    ],
)
def test_each_profile_keeps_its_lists(demo: Work, profile: Profile, name: str, seen: bool) -> None:
    national = profile in (Profile.SUPER_ADMIN, Profile.HELPDESK_BKN)
    actor = BKN if national else keeper(profile)
    if seen:
        assert ask(demo, actor, "page", list=name)["rows"] is not None
    else:
        with pytest.raises(NotFound):
            ask(demo, actor, "page", list=name)


def test_a_school_of_another_region_is_not_found_and_none_is_added_there(demo: Work) -> None:
    with pytest.raises(NotFound):
        ask(demo, keeper(), "value", list="sekolah", code="SK001")
    with pytest.raises(NotFound):
        ask(demo, keeper(), "remove", list="sekolah", code="SK001", version=1)
    body = {"list": "sekolah", "name": "SD Baru", "place": "8102", "attributes": SCHOOL}
    assert wrong_fields(demo, keeper(), "add", **body) == {"place": ["Pilih lokasi di wilayah kerja Anda."]}


def test_a_national_agency_keeps_its_own_institutions_wherever_they_lie(demo: Work) -> None:
    ministry = keeper(of=MINISTRY)
    assert names(demo, ministry) == []
    add_school(demo, ministry, "Sekolah Kedinasan Perpustakaan", place="8471")
    assert names(demo, ministry) == ["Sekolah Kedinasan Perpustakaan"]
    assert names(demo, keeper(of=MUARABIRU)) == []


def test_everything_that_is_wrong_is_said_at_its_field(demo: Work) -> None:
    body = {"list": "sekolah", "name": "=HYPERLINK()", "attributes": {"jenis": "XX", "tipe": "", "rombel": "1,5"}}
    assert wrong_fields(demo, keeper(), "add", **body) == {
        "name": ["Nama harus dimulai dengan huruf atau angka."],
        "place": ["Pilih lokasinya."],
        "jenis": ["Jenis sekolah tidak ada dalam daftar. Pilih dari daftar."],
        "tipe": ["Isi Tipe sekolah."],
        "rombel": ["Rombongan belajar harus berupa angka dari 0 sampai 300."],
    }


def test_a_health_unit_has_a_type_of_its_kind(demo: Work) -> None:
    unit = {"list": "unit_kesehatan", "name": "Puskesmas Cakrawala", "place": HERE}
    operator = keeper(Profile.HEALTH_UNIT_OPERATOR)
    said = {"jenis": "Puskesmas", "tipe": "A", "kunjungan": "40"}
    wrong = wrong_fields(demo, operator, "add", **unit, attributes=said)
    assert wrong == {"tipe": ["Puskesmas tidak mempunyai tipe itu. Pilih salah satu: Non Rawat Inap, Rawat Inap."]}
    ask(demo, operator, "add", **unit, attributes={**said, "tipe": "Rawat Inap"})
    assert "Puskesmas Cakrawala" in names(demo, operator, "unit_kesehatan")


def test_a_likely_double_is_shown_before_it_is_saved(demo: Work) -> None:
    with pytest.raises(Conflict) as refused:
        add_school(demo, keeper(), "Sekolah Menengah Pertama Negeri 1 Wansari")
    assert [one["name"] for one in refused.value.details["same"]] == ["SMP Negeri 1 Wanasari"]
    add_school(demo, keeper(), "Sekolah Menengah Pertama Negeri 1 Wansari", confirmed=True)
    add_school(demo, keeper(), "SMP Negeri 2 Wanasari")
    body = {"list": "sekolah", "name": "smp negeri 1 wanasari", "place": HERE, "attributes": SCHOOL, "confirmed": True}
    assert wrong_fields(demo, keeper(), "add", **body) == {"name": ["Nama ini sudah ada di tempat yang sama."]}


def test_each_version_is_kept_with_who_changed_it_and_why(demo: Work) -> None:
    code = add_school(demo, keeper(), "SD Negeri 9 Cakrawala")
    body = {"list": "sekolah", "code": code, "name": "SD Negeri 9 Angkasa", "place": HERE, "attributes": SCHOOL}
    assert ask(demo, BKN, "change", **body, version=1, reason="Nama dalam SK pendirian")["version"] == 2
    shown = ask(demo, keeper(), "value", list="sekolah", code=code)
    told = [(one["version"], one["name"], one["by"], one["reason"]) for one in shown["history"]]
    assert told == [
        (2, "SD Negeri 9 Angkasa", "Ratna", "Nama dalam SK pendirian"), (1, "SD Negeri 9 Cakrawala", "Siti", ""),
    ]  # fmt: skip
    with pytest.raises(Conflict) as stale:
        ask(demo, keeper(), "change", **body, version=1)
    assert (stale.value.details["code"], stale.value.details["by"]) == ("stale", "Ratna")


def test_a_value_that_nothing_names_is_removed_and_its_last_version_stays_in_the_history(demo: Work) -> None:
    code = add_school(demo, keeper(), "SD Negeri 9 Cakrawala")
    assert ask(demo, keeper(), "remove", list="sekolah", code=code, version=1)["removed"] is True
    with pytest.raises(NotFound):
        ask(demo, keeper(), "value", list="sekolah", code=code)
    with demo.begin() as uow:
        [row] = uow.session.execute(sa.text("SELECT name, removed FROM value_versions")).all()
    assert tuple(row) == ("SD Negeri 9 Cakrawala", True)


def test_a_value_that_a_form_names_is_retired_instead_and_keeps_its_name(demo: Work) -> None:
    with demo.begin() as uow:
        labels(uow, service("registration"), [{"list": "sekolah", "code": "SK003"}])
    assert ask(demo, keeper(), "remove", list="sekolah", code="SK003", version=1)["removed"] is False
    assert "SMP Negeri 1 Wanasari" not in names(demo, keeper(), state="holds")
    assert names(demo, keeper(), state="ended") == ["SMP Negeri 1 Wanasari"]
    with demo.begin() as uow:
        known = labels(uow, Actor("a"), [{"list": "sekolah", "code": "SK003"}])
    assert known == {"sekolah:SK003": "SMP Negeri 1 Wanasari"}


def test_a_location_with_schools_is_retired_not_removed(demo: Work) -> None:
    assert ask(demo, BKN, "remove", list="lokasi", code=HERE, version=1)["removed"] is False


def test_a_retired_value_holds_until_its_day_and_can_be_taken_back(demo: Work) -> None:
    tomorrow = today() + timedelta(1)
    body = {"list": "sekolah", "code": "SK003"}
    ask(demo, keeper(), "retire", **body, version=1, on=tomorrow.isoformat(), reason="Digabung")
    assert "SMP Negeri 1 Wanasari" in names(demo, keeper(), state="holds")
    assert "SMP Negeri 1 Wanasari" not in names(demo, keeper(), state="holds", on=tomorrow.isoformat())
    ask(demo, keeper(), "retire", **body, version=2, on=today().isoformat())
    yesterday = (today() - timedelta(1)).isoformat()
    assert "SMP Negeri 1 Wanasari" in names(demo, keeper(), state="holds", on=yesterday)
    assert "SMP Negeri 1 Wanasari" not in names(demo, keeper(), state="holds")
    ask(demo, keeper(), "retire", **body, version=3)
    assert "SMP Negeri 1 Wanasari" in names(demo, keeper(), state="holds")


def test_pages_follow_each_other_without_a_gap(demo: Work) -> None:
    seen: list[str] = []
    after = ""
    for _ in range(30):
        page = ask(demo, BKN, "page", list="lokasi", limit=7, after=after)
        seen += [row["code"] for row in page["rows"]]
        after = page["next"]
        if not after:
            break
    assert len(seen) == len(set(seen)) == 58
    assert wrong_fields(demo, BKN, "page", list="lokasi", after="{") == {
        "after": ["Halaman ini tidak ada. Mulai dari awal."]
    }


def test_a_location_is_added_below_the_own_region_and_carries_its_way_up(demo: Work) -> None:
    operator = keeper(Profile.LOCATION_OPERATOR)
    body = {"list": "lokasi", "name": "Kecamatan Cakrawala", "parent": HERE, "attributes": {"jenis": "KC"}}
    district = ask(demo, operator, "add", **body)["code"]
    body = {"list": "lokasi", "name": "Desa Angkasa", "parent": district, "attributes": {"jenis": "DE"}}
    village = ask(demo, operator, "add", **body)["code"]
    shown = ask(demo, operator, "value", list="lokasi", code=village)
    assert shown["hint"] == "Desa/kelurahan, Kecamatan Cakrawala, Kabupaten Wanasari, Nusa Wana"
    with pytest.raises(NotFound):  # the region itself is not its operators' to change
        ask(demo, operator, "value", list="lokasi", code=HERE)


def test_what_lies_below_a_location_follows_when_it_is_named_anew_or_moves(demo: Work) -> None:
    district = ask(
        demo, BKN, "add", list="lokasi", name="Kecamatan Cakrawala", parent=HERE, attributes={"jenis": "KC"}
    )["code"]
    school = add_school(demo, keeper(), "SD Negeri 9 Cakrawala", place=district)
    moved = {"list": "lokasi", "code": district, "name": "Kecamatan Angkasa", "attributes": {"jenis": "KC"}}
    ask(demo, BKN, "change", **moved, parent="8471", version=1)
    shown = ask(demo, BKN, "value", list="sekolah", code=school)
    assert shown["hint"] == "Kecamatan Angkasa, Kota Muarabiru, Nusa Segara"
    assert names(demo, keeper(of=MUARABIRU)) == ["SD Negeri 9 Cakrawala"]
    assert wrong_fields(demo, BKN, "change", **moved, parent=district, version=2) == {
        "parent": ["Lokasi ini berada di bawah lokasi yang sedang diubah."]
    }


def test_an_import_keeps_the_version_before_it(demo: Work) -> None:
    with demo.begin() as uow:
        uow.session.execute(sa.update(list_values).where(list_values.c.code == "SK003").values(name="SMPN 1"))
    versions = ask(demo, BKN, "value", list="sekolah", code="SK003")["history"]
    assert [(one["version"], one["name"]) for one in versions] == [(2, "SMPN 1"), (1, "SMP Negeri 1 Wanasari")]
