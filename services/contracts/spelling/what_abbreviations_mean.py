"""What abbreviations mean in names of schools, health units, offices, places: each line has ways to write one thing.

To teach the type-ahead a new one, add a line here and one to its test's grid.
"""

_SCHOOLS = {
    "tk": "taman kanak kanak",
    "sd": "sekolah dasar",
    "smp": "sekolah menengah pertama",
    "sma": "sekolah menengah atas",
    "smk": "sekolah menengah kejuruan",
    "slb": "sekolah luar biasa",
    "mi": "madrasah ibtidaiyah",
    "mts": "madrasah tsanawiyah",
    "ma": "madrasah aliyah",
    "ra": "raudhatul athfal",
}

SAME: tuple[tuple[str, ...], ...] = (
    *((short, long) for short, long in _SCHOOLS.items()),
    *((f"{short}n", f"{short} n", f"{short} negeri", f"{long} negeri") for short, long in _SCHOOLS.items()),
    *((f"{short}s", f"{short} swasta", f"{long} swasta") for short, long in _SCHOOLS.items() if short != "ma"),
    ("pkm", "puskesmas", "pusat kesehatan masyarakat"),
    ("pustu", "puskesmas pembantu"),
    ("rs", "rumah sakit"),
    ("rsu", "rumah sakit umum"),
    ("rsud", "rumah sakit umum daerah"),
    ("rsup", "rumah sakit umum pusat"),
    ("rsia", "rumah sakit ibu dan anak"),
    ("kab", "kabupaten"),
    ("kec", "kecamatan"),
    ("kel", "kelurahan"),
    ("prov", "provinsi"),
    ("dinkes", "dinas kesehatan"),
    ("disdik", "dinas pendidikan"),
    ("bkd", "badan kepegawaian daerah"),
    ("bkn", "badan kepegawaian negara"),
    ("setda", "sekretariat daerah"),
    ("uptd", "unit pelaksana teknis daerah"),
    ("upt", "unit pelaksana teknis"),
    ("univ", "universitas"),
    ("teknik informatika", "tek informatika", "tek inf"),
    ("bhs", "bahasa"),
)

Words = tuple[str, ...]

# the words of each way to the ways, itself first
MEANINGS: dict[Words, tuple[Words, ...]] = {
    tuple(one.split()): (tuple(one.split()), *(tuple(other.split()) for other in ways if other != one))
    for ways in SAME
    for one in ways
}
LONGEST = max(map(len, MEANINGS))  # words
