"""Ages in bands of five years, as the state's yearbooks show them."""

BAND, YOUNGEST, OLDEST = 5, 20, 60


def band_of(birth_year: str, this_year: int) -> str:
    """``25–29`` for who turns 27 this year; the first and the last band are open."""
    age = this_year - int(birth_year)
    if age < YOUNGEST:
        return f"< {YOUNGEST}"
    if age >= OLDEST:
        return f"{OLDEST}+"
    first = age - age % BAND
    return f"{first}–{first + BAND - 1}"
