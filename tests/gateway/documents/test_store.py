"""The document store: encrypted, whole or not at all, readable with older keys."""

import os
from pathlib import Path

import pytest

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
