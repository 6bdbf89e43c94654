"""The document store: encrypted, whole or not at all, readable with older keys."""

import os
from pathlib import Path
from typing import IO

import pytest

from gateway.documents.rotating import reseal_all
from gateway.documents.store import CHUNK, Store
from services.contracts.errors import NotFound

OLD, NEW = {"k1": b"1" * 32}, {"k1": b"1" * 32, "k2": b"2" * 32}


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 5 * 1024 * 1024])
def test_what_was_saved_is_opened_byte_for_byte(tmp_path: Path, size: int) -> None:
    content = os.urandom(size)
    store = Store(tmp_path, OLD)
    assert store.open(store.save(content)) == content


def test_nothing_of_the_content_is_on_the_disk(tmp_path: Path) -> None:
    Store(tmp_path, OLD).save(b"Nomor 823.4/0117/2014 " * 400)
    [file] = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert b"823.4" not in file.read_bytes()


def test_an_older_key_still_opens_and_the_newest_writes(tmp_path: Path) -> None:
    digest = Store(tmp_path, OLD).save(b"lama")
    later = Store(tmp_path, NEW)
    assert later.open(digest) == b"lama"
    fresh = later.save(b"baru")
    with pytest.raises(NotFound):
        Store(tmp_path, OLD).open(fresh)


def test_the_same_content_is_kept_once(tmp_path: Path) -> None:
    store = Store(tmp_path, OLD)
    assert store.save(b"sama") == store.save(b"sama")
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_after_rotating_the_older_key_is_not_needed(tmp_path: Path) -> None:
    contents = [os.urandom(CHUNK + number) for number in range(5)]
    digests = [Store(tmp_path, OLD).save(content) for content in contents]
    later = Store(tmp_path, NEW)
    assert reseal_all(later) == (5, [])
    fresh = Store(tmp_path, {"k2": NEW["k2"]})
    assert [fresh.open(digest) for digest in digests] == contents
    assert reseal_all(later) == (0, []), "a second run has nothing to do"


def test_rotating_that_was_stopped_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    digests = [Store(tmp_path, OLD).save(str(number).encode()) for number in range(5)]
    later, write, left = Store(tmp_path, NEW), Store.seal, iter(range(2))

    def stopped(store: Store, path: Path, source: IO[bytes]) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt
        write(store, path, source)

    monkeypatch.setattr(Store, "seal", stopped)
    with pytest.raises(KeyboardInterrupt):
        reseal_all(later)
    assert all(later.open(digest) for digest in digests), "everything can be read in between"
    monkeypatch.undo()
    assert reseal_all(later) == (3, [])


def test_what_does_not_open_is_named_and_left_alone(tmp_path: Path) -> None:
    digests = [Store(tmp_path, OLD).save(content) for content in (b"a", b"b")]
    [harmed, _other] = sorted(digests)
    path = tmp_path / harmed[:2] / harmed[2:4] / harmed
    path.write_bytes(path.read_bytes()[:-1])
    before = path.read_bytes()
    assert reseal_all(Store(tmp_path, NEW)) == (1, [harmed])
    assert path.read_bytes() == before


def test_a_write_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "no space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        Store(tmp_path, OLD).save(b"a")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("harm", ["cut", "swapped", "changed", "last chunk gone"])
def test_a_damaged_file_does_not_open(tmp_path: Path, harm: str) -> None:
    store = Store(tmp_path, OLD)
    digest = store.save(os.urandom(2 * CHUNK + 100))
    path = tmp_path / digest[:2] / digest[2:4] / digest
    written, block, head = path.read_bytes(), CHUNK + 16, 4 + 1 + 2 + 8
    path.write_bytes(
        {
            "cut": written[:-3],
            "changed": written[:100] + bytes([written[100] ^ 1]) + written[101:],
            "last chunk gone": written[: head + 2 * block],
            "swapped": written[:head] + written[head + block : head + 2 * block] + written[head : head + block]
            + written[head + 2 * block :],
        }[harm]
    )  # fmt: skip
    with pytest.raises(NotFound):
        store.open(digest)


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", "A" * 64, "0" * 64])
def test_what_is_not_there_is_not_found(tmp_path: Path, digest: str) -> None:
    with pytest.raises(NotFound):
        Store(tmp_path, OLD).open(digest)
