"""What rule checks say beside a change; they inform, they never decide."""
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.form_fields import HISTORY_KINDS, changeable
from services.verification.domain.finding import SENTENCES, Code, Facts, Found
from services.verification.domain.findings import claims_position, findings

NIP = "197503272000031007"
PDF = {"name": "scan.pdf", "media_type": "application/pdf", "size": 90_000, "pages": 2, "digest": "d"}
C = Code

SK_LATE = {"tmt_golongan": "2020-04-01", "sk_tanggal": "2020-05-01"}
SK_EARLY = {"tmt_golongan": "2020-04-01", "sk_tanggal": "2020-03-01"}
RANKS = {"golongan": [["r1", "32", "2012-04-01"], ["r2", "33", "2016-04-01"], ["r3", "34", ""]]}


def found(key: str, new: Any, **more: Any) -> list[Code]:
    return [one.code for one in findings(Facts(NIP, key, new, **{"documents": [PDF], **more}))]


def rank(golongan: str, since: str) -> dict[str, str]:
    return {"golongan": golongan, "tmt_golongan": since}


@pytest.mark.parametrize(
    ("key", "new", "expected"),
    [
        ("tanggal_lahir", "1975-03-27", [C.FITS_NIP]),
        ("tanggal_lahir", "1975-03-28", [C.BIRTH_DATE_NOT_AS_NIP]),
        ("jenis_kelamin", "1", [C.FITS_NIP]),
        ("jenis_kelamin", "2", [C.SEX_NOT_AS_NIP]),
        ("nama", "1975-03-27", []),
        ("golongan:r1", SK_LATE, [C.DECREE_AFTER_START]),
        ("golongan:r1", SK_EARLY, []),
        ("golongan:r1", {"sk_tanggal": "2020-03-01"}, []),
        ("golongan:r1", None, []),
        ("golongan:r1", {"tmt_golongan": "1999-10-01"}, [C.BEFORE_APPOINTMENT]),
        ("jabatan:r1", {"tmt_jabatan": "1999-10-01"}, [C.BEFORE_APPOINTMENT]),
        ("jabatan:r1", {"tmt_jabatan": "2000-03-01", "sk_tanggal": "2000-04-01"}, [C.DECREE_AFTER_START]),
        ("tmt_cpns", "2000-03-01", [C.FITS_NIP]),
        ("tmt_cpns", "2000-04-01", [C.APPOINTMENT_NOT_AS_NIP]),
        ("pasangan:r1", {"nip": NIP, "tanggal_lahir": "1975-03-27"}, []),
        ("pasangan:r1", {"nip": NIP, "tanggal_lahir": "1975-03-28"}, [C.SPOUSE_NOT_AS_NIP]),
        ("pasangan:r1", {"nip": "", "tanggal_lahir": "1975-03-28"}, []),
    ],
)
def test_a_change_and_what_is_found(key: str, new: Any, expected: list[Code]) -> None:
    assert found(key, new) == expected


@pytest.mark.parametrize(
    ("key", "new", "beside", "told"),
    [
        ("tmt_pns", "2000-02-01", {"tmt_cpns": "2000-03-01"}, "01-03-2000"),
        ("tmt_pns", "2000-03-01", {"tmt_cpns": "2000-03-01"}, ""),
        ("tmt_pns", "2001-03-01", {"tmt_cpns": "2000-03-01", "tmt_pns": "1999-01-01"}, ""),  # the new one counts
        ("tmt_pns", "2001-03-01", {}, ""),
        ("tmt_cpns", "2000-03-01", {"tmt_pns": "2000-02-01"}, "01-03-2000"),
        ("tmt_cpns", "2000-03-01", {"tmt_pns": ""}, ""),
        ("tmt_jabatan", "1990-01-01", {"tmt_cpns": "2000-03-01"}, ""),  # no business of these two
    ],
)
def test_who_becomes_pns_was_cpns_before(key: str, new: str, beside: dict[str, str], told: str) -> None:
    mine = [one for one in findings(Facts(NIP, key, new, [PDF], beside=beside)) if one.code is C.PNS_BEFORE_CPNS]
    assert [list(one.told) for one in mine] == ([[told]] if told else [])


@pytest.mark.parametrize(
    ("row", "golongan", "since", "out_of_order"),
    [
        ("new", "33", "2011-04-01", True),  # III/c before III/b
        ("new", "33", "2014-04-01", False),  # III/c between III/b and III/c
        ("new", "31", "2013-04-01", True),  # III/a after III/b
        ("new", "41", "2020-04-01", False),
        ("new", "32", "2001-04-01", False),  # the same golongan twice is no question of order
        ("r2", "33", "2013-04-01", False),  # its own old row does not count
        ("r2", "33", "2012-03-01", True),
        ("new", "41", "", False),
        ("new", "", "2001-04-01", False),
    ],
)
def test_a_higher_golongan_begins_later(row: str, golongan: str, since: str, out_of_order: bool) -> None:
    codes = found(f"golongan:{row}", rank(golongan, since), beside=RANKS)
    assert (C.GOLONGAN_OUT_OF_ORDER in codes) is out_of_order


@pytest.mark.parametrize(
    ("tingkat", "last"),
    [("05", "21"), ("10", "23"), ("12", "24"), ("15", "32"), ("20", "32"), ("30", "33"), ("40", "34"), ("45", "41"),
     ("50", "42")],
)  # fmt: skip
def test_a_golongan_beyond_the_education_is_pointed_out(tingkat: str, last: str) -> None:
    for code in ("11", "21", "22", "23", "24", "31", "32", "33", "34", "41", "42", "43"):
        codes = found("golongan:r9", rank(code, "2020-04-01"), beside={"tingkat": tingkat})
        assert (C.GOLONGAN_ABOVE_EDUCATION in codes) is (code > last)


@pytest.mark.parametrize("tingkat", ["", "99"])
def test_without_a_known_education_no_golongan_is_too_high(tingkat: str) -> None:
    assert found("golongan:r9", rank("45", "2020-04-01"), beside={"tingkat": tingkat}) == []


def test_a_change_without_a_document_is_pointed_out_with_what_usually_proves_it() -> None:
    [one] = findings(Facts(NIP, "nama", "Ani", []))
    assert (one.code, one.tone) == (C.NO_DOCUMENT, "warn")
    assert "akta kelahiran" in one.text


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ({}, []),
        ({"pages": 0}, [C.DOCUMENT_UNREADABLE]),
        ({"media_type": "application/msword"}, [C.DOCUMENT_UNREADABLE]),
        ({"media_type": "image/png", "size": 20 * 1024}, []),
        ({"media_type": "image/jpeg", "size": 20 * 1024 - 1}, [C.DOCUMENT_SMALL]),
        ({"size": 900}, []),  # a PDF of text is small
        ({"name": "Ijazah_S1 Budi.PDF"}, []),
        ({"name": "SK-Kenaikan Pangkat.pdf"}, [C.DOCUMENT_OF_ANOTHER_KIND]),
        ({"name": "skp2014.pdf"}, []),  # no word of its own
        ({"name": "akta_lahir_dan_sk_kp.pdf"}, []),
    ],
)
def test_a_document_opens_is_readable_and_of_the_right_kind(document: dict[str, Any], expected: list[Code]) -> None:
    assert found("nama", "Budi", documents=[{**PDF, **document}]) == expected


def test_one_right_document_beside_another_is_enough() -> None:
    two = [{**PDF, "name": "npwp.pdf"}, {**PDF, "name": "ijazah.pdf"}]
    assert found("gelar_belakang", "S.E.", documents=two) == []
    assert found("gelar_belakang", "S.E.", documents=two[:1]) == [C.DOCUMENT_OF_ANOTHER_KIND]


@pytest.mark.parametrize("key", ["nama", "golongan:r1", "unit_organisasi"])
def test_what_others_have_is_told_at_the_document_and_at_the_position(key: str) -> None:
    assert C.DOCUMENT_OF_ANOTHER_PERSON in found(key, "x", shared=True)
    assert (C.POSITION_CLAIMED_TWICE in found(key, "x", taken=True)) is claims_position(key)


def test_a_value_that_no_list_holds_is_named() -> None:
    [one] = findings(Facts(NIP, "agama", "99", [PDF], unlisted=["Agama"]))
    assert one.code is C.NOT_IN_LIST
    assert one.text.startswith("Agama tidak ada dalam daftar referensi.")


def test_a_value_that_the_helpdesk_was_asked_for_says_so() -> None:
    [one] = findings(Facts(NIP, "agama", "99", [PDF], asked=["Agama"]))
    assert (one.code, one.tone) == (C.STILL_ASKED, "warn")
    assert one.text.startswith("Agama masih diminta di helpdesk.")
    [one] = findings(Facts(NIP, "agama", "99", [PDF], refused=["Agama"]))
    assert one.code is C.ASKED_REFUSED
    assert one.text.startswith("Agama ditolak helpdesk.")


def test_two_findings_stand_side_by_side() -> None:
    assert found("tanggal_lahir", "1975-03-28", documents=[]) == [C.BIRTH_DATE_NOT_AS_NIP, C.NO_DOCUMENT]


dates = st.dates(date(1950, 1, 1), date(2030, 12, 31)).map(date.isoformat)
texts = st.one_of(dates, st.text(max_size=12), st.sampled_from(["", "1", "2", "31", "32", "33", NIP]))
subjects = st.one_of(
    st.sampled_from([field.name for field in changeable()]),
    st.sampled_from(list(HISTORY_KINDS)).map(lambda kind: f"{kind}:r1"),
)
files = st.fixed_dictionaries(
    {
        "name": st.one_of(st.text(max_size=20), st.sampled_from(["ijazah.pdf", "sk_cpns.png", "kk"])),
        "media_type": st.sampled_from(["application/pdf", "image/png", "image/jpeg", "text/html", ""]),
        "size": st.integers(0, 10_000_000), "pages": st.integers(0, 100), "digest": st.text(max_size=4),
    }
)  # fmt: skip
rows = st.dictionaries(
    st.sampled_from(["golongan", "tmt_golongan", "tmt_jabatan", "sk_tanggal", "nip", "tanggal_lahir"]), texts
)
besides = st.fixed_dictionaries(
    {}, optional={"tmt_cpns": texts, "tmt_pns": texts, "tingkat": texts,
                  "golongan": st.lists(st.lists(texts, min_size=3, max_size=3), max_size=4)},
)  # fmt: skip


@given(subjects, st.one_of(texts, rows, st.none()), st.lists(files, max_size=3), besides, st.booleans(), st.booleans())
def test_whatever_was_sent_each_rule_says_one_sentence_at_most(
    key: str, new: Any, documents: list[Any], beside: dict[str, Any], shared: bool, taken: bool
) -> None:
    said = findings(Facts(NIP, key, new, documents, ["Agama"], beside, shared, taken))
    assert len({one.code for one in said}) == len(said)
    assert all(one.tone == SENTENCES[one.code][0] and one.text and "{}" not in one.text for one in said)


@given(st.dates(date(1950, 1, 1), date(1995, 12, 31)), st.integers(-400, 400))
def test_a_birth_date_fits_its_own_nip_and_no_other(born: date, days: int) -> None:
    told = born + timedelta(days=days)
    nip = f"{born:%Y%m%d}201501{1}001"
    [one] = findings(Facts(nip, "tanggal_lahir", told.isoformat(), [PDF]))
    assert (one.code is C.FITS_NIP) is (days == 0)


def test_a_sentence_names_what_it_was_told() -> None:
    assert Found(C.DOCUMENT_SMALL, ("ktp.png", "12")).text.startswith("Dokumen ktp.png hanya 12 KB.")
