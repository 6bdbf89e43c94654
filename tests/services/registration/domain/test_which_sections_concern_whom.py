"""Teachers see Data Guru, health workers Data Dokter, everybody the other four sections."""
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.form_fields import Tab
from services.registration.domain.which_sections_concern_whom import EVERYBODY, sections_of


@pytest.mark.parametrize(
    ("kind", "position", "unit", "more"),
    [
        ("2", "Guru Ahli Madya", "SD Negeri 1 Telaga", {Tab.GURU}),
        ("2", "Guru Muda", "Dinas Pendidikan", {Tab.GURU}),
        ("2", "Perawat Ahli Pertama", "Puskesmas Ngaglik", {Tab.DOKTER}),
        ("2", "Dokter Gigi Ahli Muda", "RSUD Wanasari", {Tab.DOKTER}),
        ("2", "Asisten Apoteker Terampil", "RSUD Wanasari", {Tab.DOKTER}),
        ("2", "Guru Ahli Pertama", "SLB Puskesmas", {Tab.GURU}),
        ("2", "Auditor Ahli Muda", "SD Negeri 1 Telaga", set()),
        ("2", "Perekayasa Ahli Muda", "Inspektorat", set()),
        ("2", "", "SMP Negeri 2 Telaga", {Tab.GURU}),
        ("3", "", "Rumah Sakit Umum Daerah", {Tab.DOKTER}),
        ("4", "", "SMP Negeri 2 Telaga", set()),
        ("4", "", "Puskesmas Ngaglik", set()),
        ("1", "", "Dinas Kesehatan", set()),
        ("", "", "", set()),
    ],
)
def test_the_grid(kind: str, position: str, unit: str, more: set[Tab]) -> None:
    assert sections_of(kind, position, unit) == EVERYBODY | more


@given(st.text(), st.text(), st.text())
def test_the_four_sections_concern_everybody(kind: str, position: str, unit: str) -> None:
    assert sections_of(kind, position, unit) >= EVERYBODY


def test_every_section_concerns_somebody() -> None:
    assert sections_of("2", "", "SD Negeri") | sections_of("2", "", "Puskesmas") == set(Tab)
