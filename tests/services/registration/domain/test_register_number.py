"""The nomor register: eight letters and digits that nobody mixes up or guesses."""
from services.registration.domain import register_number
from services.registration.domain.register_number import ALPHABET, LENGTH, draw

LOOK_ALIKES = "01OIL"


def test_no_look_alikes_are_in_the_alphabet() -> None:
    assert not set(LOOK_ALIKES) & set(ALPHABET)
    assert len(set(ALPHABET)) == len(ALPHABET) == 31
    assert ALPHABET.isupper() or ALPHABET.isalnum()


def test_a_number_has_eight_of_them() -> None:
    numbers = [draw() for _ in range(500)]
    assert {len(number) for number in numbers} == {LENGTH} == {8}
    assert set("".join(numbers)) == set(ALPHABET)


def test_numbers_do_not_follow_each_other() -> None:
    numbers = [draw() for _ in range(500)]
    assert len(set(numbers)) == len(numbers)
    assert numbers != sorted(numbers)


def test_it_is_read_as_people_type_it() -> None:
    assert register_number.read(" ab2c-d3ef ") == register_number.read("AB2C D3EF") == "AB2CD3EF"
