"""Files that would fill memory are read row by row or refused: measured in a process of their own."""

import gzip
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

READS = """
import json, resource, sys
from pathlib import Path
from services.chassis.importing.problem import FileRefused
from services.chassis.importing.report import Report
from services.chassis.importing.sheet import Column, Others, read

columns = (Column("kode", required=True), Column("nama", required=True))
report, said = Report("file.csv", say=lambda _: None), ""
try:
    for _ in read(Path(sys.argv[1]), columns, report, Others.KEEP):
        pass
except FileRefused as refused:
    said = str(refused)
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(json.dumps({"read": report.counts["read"], "refused": said, "memory": memory}))
"""
MB, GB = 1024**2, 1024**3
FLAT = 40  # MB above what a small file takes


def read_in_a_process(path: Path) -> dict[str, object]:
    done = subprocess.run([sys.executable, "-c", READS, str(path)], capture_output=True, text=True, check=True)
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> int:
    """What a small file takes, in MB."""
    path = tmp_path_factory.mktemp("small") / "file.csv"
    path.write_text("kode,nama\n1,A\n")
    return int(str(read_in_a_process(path)["memory"]))


def packed(path: Path, blocks: Iterator[bytes]) -> None:
    """A file as a stream of blocks, small on the disk."""
    with gzip.open(path, "wb", compresslevel=1) as file:
        for block in blocks:
            file.write(block)


def test_a_gigabyte_without_a_line_end_is_refused_unread(tmp_path: Path, small: int) -> None:
    path = tmp_path / "file.csv"
    with path.open("wb") as file:
        file.write(b"kode,nama\n1,A\n")
        file.truncate(GB)  # zeros that take no room on the disk
    found = read_in_a_process(path)
    assert "Baris 3 lebih panjang dari 4 MB" in str(found["refused"])
    assert int(str(found["memory"])) < small + FLAT


def test_a_row_that_never_ends_is_refused(tmp_path: Path, small: int) -> None:
    path = tmp_path / "file.csv.gz"
    packed(path, iter([b'kode,nama\n"a\n', *[b'b","c\n' * 20_000] * 200]))
    found = read_in_a_process(path)
    assert "Baris 2 tidak berakhir" in str(found["refused"])
    assert int(str(found["memory"])) < small + FLAT


def test_many_rows_take_no_more_memory_than_few(tmp_path: Path, small: int) -> None:
    path = tmp_path / "file.csv.gz"
    row = b"12345678,SD Negeri 3 Telaga Biru Kecamatan Wanasari\n"
    packed(path, iter([b"kode,nama\n", *[row * 10_000] * 40]))
    found = read_in_a_process(path)
    assert (found["read"], found["refused"]) == (400_000, "")
    assert int(str(found["memory"])) < small + FLAT
