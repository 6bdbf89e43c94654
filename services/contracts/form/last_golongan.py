"""How far a regular promotion goes with an education: the last golongan for each level of education.

Source: Peraturan Pemerintah 99/2000, article 8.  Promotions of another kind (jenis KP) go further.
"""

REGULAR = "101"  # jenis KP
LAST_GOLONGAN = {  # tingkat pendidikan: code of the golongan
    "05": "21",  # SD: II/a
    "10": "23",  # SLTP: II/c
    "12": "24",  # SLTP kejuruan: II/d
    "15": "32",  # SLTA: III/b
    "17": "32",
    "18": "32",
    "20": "32",  # D-I, D-II: III/b
    "25": "32",
    "30": "33",  # D-III: III/c
    "35": "34",  # D-IV, S-1: III/d
    "40": "34",
    "45": "41",  # S-2: IV/a
    "50": "42",  # S-3: IV/b
}
