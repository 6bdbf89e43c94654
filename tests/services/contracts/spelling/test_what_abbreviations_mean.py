"""Abbreviations stand for what they mean, both ways, in any place of what was typed."""

import re

import pytest

from services.contracts.spelling.how_search_matches import pattern, searched_text, wanted
from services.contracts.spelling.what_abbreviations_mean import MEANINGS, SAME


def fits(q: str, name: str) -> bool:
    """As the database answers: each part in one of its ways."""
    return all(any(all(has(name, word) for word in way) for way in part.ways) for part in wanted(q))


def has(name: str, word: str) -> bool:
    expression = re.escape(pattern(word)).replace("%", ".*").replace(r"\\_", "_")
    return re.fullmatch(expression, searched_text(name), re.DOTALL) is not None


@pytest.mark.parametrize(
    ("q", "name", "found"),
    [
        ("sdn 3 telaga", "SD Negeri 3 Telaga", True),
        ("sdn3 telaga", "SD Negeri 3 Telaga", True),
        ("telaga sd negeri 3", "SDN 3 Telaga", True),
        ("smp n 1", "SMP Negeri 1 Wanasari", True),
        ("smpn 1", "Sekolah Menengah Pertama Negeri 1 Wanasari", True),
        ("sekolah dasar 3", "SD Negeri 3 Telaga", True),
        ("sdn", "SMP Negeri 1 Wanasari", False),
        ("pkm telaga", "Puskesmas Telaga", True),
        ("pkm telaga", "RSUD Telaga", False),
        ("rs wanasari", "Rumah Sakit Umum Wanasari", True),
        ("rsud wanasari", "Rumah Sakit Umum Daerah Wanasari", True),
        ("kab telaga", "Kabupaten Telaga Lima", True),
        ("dinkes", "Dinas Kesehatan", True),
        ("s1 guru", "S-1 Pendidikan Guru", True),
        ("tek inf", "S-1 Teknik Informatika", True),
        ("mtsn 2", "MTs Negeri 2 Muarabiru", True),
    ],
)
def test_a_name_is_found_however_it_is_shortened(q: str, name: str, *, found: bool) -> None:
    assert fits(q, name) is found


def test_each_way_leads_to_all_others_of_its_line_and_to_itself_first() -> None:
    for ways in SAME:
        for one in ways:
            meant = MEANINGS[tuple(one.split())]
            assert meant[0] == tuple(one.split())
            assert set(meant) >= {tuple(way.split()) for way in ways}


def test_no_way_means_two_different_things() -> None:
    ways = [one for line in SAME for one in line]
    assert sorted(ways) == sorted(set(ways))
