"""How people type numbers and codes from a paper: in groups, with strokes, in small letters."""


def plain_number(typed: str) -> str:
    """As it is stored: letters and digits alone, in capitals."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())
