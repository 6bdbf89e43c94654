"""Where an agency is at home: the regency, city or province that its name says."""

import re


class Homes:
    """Finds the place of an agency by its name: ``Pemerintah Kab. Sleman`` works in ``SLEMAN``."""

    def __init__(self, places: list[tuple[str, str, str]]) -> None:
        self._by_name = {_letters(name): code for code, name, _ in places}
        self._by_province = {_letters(hint): code for code, _, hint in places}
        self._any = places[0][0] if places else ""

    def of(self, agency: str, province: str) -> str:
        """The place that is called like the agency, else one in its province, else the first of all."""
        name = _letters(agency)
        return self._by_name.get(name) or self._by_province.get(_letters(province)) or self._any


_TITLES = re.compile(r"\b(pemerintah|kabupaten|kab|kota|provinsi|daerah|istimewa|khusus|ibukota)\b\.?")


def _letters(name: str) -> str:
    return re.sub(r"[^a-z]", "", _TITLES.sub("", name.lower().replace("d i ", "di ")))
