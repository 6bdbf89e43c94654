"""Which passwords are refused: the short and the guessable, and nothing for its lack of capitals or figures."""
import random
import string

import pytest

from services.identity.domain.which_passwords_are_refused import (
    COMMON,
    LONGEST,
    OWN,
    SHORTEST,
    common_words,
    is_guessable,
    why_refused,
)

GUESSABLE = [
    "password1234", "P4ssw0rd2015!", "passwordpassword", "katasandi2024", "rahasiaku123", "Rahasia_2026",
    "adminadmin123", "pupns-demo-2015", "epupns2015epupns", "admin@bkn2015", "Simpeg2024!!", "korpri29111971",
    "indonesia1945", "Indonesia1945!", "indonesiaindonesiaindonesia", "MerdekaAtauMati!", "bhinnekatunggalika",
    "bismillah123", "alhamdulillah99", "sayangkamu12", "iloveyou2020", "S3m4ng4t45!", "jakarta2025!!", "persibbandung",
    "budiman12345", "sitinurhayati", "qwertyuiop12", "qwerty123456", "asdfghjkl123", "zxcvbnm12345", "1qaz2wsx3edc",
    "12345678901234", "09876543210987", "abcdefghijkl", "17081945170845", "01011990", "aaaaaaaabbbb", "121212121212",
    "abcabcabcabc", "000000000000", "letmein!letmein!", "welcome to indonesia",
]  # fmt: skip
GOOD = [
    "kereta senja payung", "gerbong-rawa-sendok", "meja hijau pensil", "hujan di bulan juni", "tombak-kabut-lentera",
    "correct horse battery staple", "kelereng jatuh tadi", "xkq7vbn2mzpl", "8fj2kd9slw0q", "u8Hs-wq2L-pp0x",
    "indonesia persib bakso rendang", "bendungan katulampa 7", "ばんざい三唱しましょう今日",
]  # fmt: skip
ANI = ("Ani Wulandari", "ani.wulandari", "197503272000032007", "a.wulandari@sleman.go.id")
OWN_FACTS = [
    "wulandari-wulandari", "aniwulandari75", "Wulandar1!ani", "197503272000032007", "27031975wulandari",
    "19750327-sleman-ani", "270375wulandari750327",
]  # fmt: skip


@pytest.mark.parametrize("password", GUESSABLE)
def test_what_people_take_first_is_refused(password: str) -> None:
    assert is_guessable(password)


@pytest.mark.parametrize("password", GOOD)
def test_unrelated_words_and_random_signs_are_welcome_without_capitals_and_figures(password: str) -> None:
    assert why_refused(password, "official") == ""


@pytest.mark.parametrize("password", OWN_FACTS)
def test_what_everybody_knows_of_the_person_is_refused(password: str) -> None:
    assert why_refused(password, "official", ANI) in (OWN, COMMON)


def test_what_is_own_to_one_is_not_to_another() -> None:
    password = "kertapati.1983"
    assert why_refused(password, "official", ("Dewi Kertapati",)) == OWN
    assert why_refused(password, "official", ANI) == ""


@pytest.mark.parametrize(("kind", "shortest"), [("official", 12), ("citizen", 8)])
def test_length_is_the_only_other_rule(kind: str, shortest: int) -> None:
    assert SHORTEST[kind] == shortest
    good = "vkxmqzwpjtgh"[:shortest]
    assert why_refused(good, kind) == ""
    assert str(shortest) in why_refused(good[:-1], kind)
    assert str(LONGEST) in why_refused("v" * (LONGEST + 1), kind)


def test_the_list_stands_for_thousands_of_passwords() -> None:
    words = common_words()
    spellings = {spelt for word in words for spelt in spelt_as_people_do(word)}
    assert len(spellings) > 8_000
    assert [password for password in sorted(spellings) if not is_guessable(password)] == []


def spelt_as_people_do(word: str) -> list[str]:
    leet = word.translate(str.maketrans("aeios", "4310$")) if word.isalpha() else word
    return [f"{word}123", f"{word.capitalize()}2024", f"{word.upper()}!!", f"{leet}01", f"17081945{word}", word + word]


def test_random_passwords_are_not_refused_by_accident() -> None:
    dice = random.Random(2015)  # the same ones each time
    drawn = ["".join(dice.choices(string.ascii_lowercase + string.digits, k=14)) for _ in range(2_000)]
    assert [password for password in drawn if is_guessable(password)] == []
