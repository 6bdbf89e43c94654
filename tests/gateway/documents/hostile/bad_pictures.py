"""Pictures that are cut, damaged, far too large inside, or something else besides."""

# ruff: noqa: E501 - a line is a case
from __future__ import annotations

import io
import os
import struct
import zlib
from collections.abc import Callable
from functools import partial

from PIL import Image, PngImagePlugin

from gateway.decoding.reasons import Reason
from tests.gateway.documents.hostile.one import Hostile
from tests.gateway.documents.hostile.other_kinds import packed
from tests.gateway.papers import pdf

DAMAGED, PIXELS, TWO = Reason.PICTURE_DAMAGED, Reason.TOO_MANY_PIXELS, Reason.TWO_IN_ONE
MAGIC = b"\x89PNG\r\n\x1a\n"
EXE = b"MZ\x90\0" + b"\0" * 60 + b"This program cannot be run in DOS mode.\r\n"


def noise(kind: str) -> bytes:
    """A picture of which every byte counts."""
    written = io.BytesIO()
    Image.frombytes("RGB", (120, 90), os.urandom(120 * 90 * 3)).save(written, kind)
    return written.getvalue()


def chunk(name: bytes, content: bytes) -> bytes:
    """One chunk of a PNG, with its sum."""
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def drawn(width: int, height: int, lines: bytes, *more: bytes, depth: int = 8, colour: int = 2) -> bytes:
    """A PNG that says to be so large."""
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return MAGIC + chunk(b"IHDR", head) + b"".join(more) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


def zeros(size: int) -> bytes:
    """So many zeros, packed without holding them."""
    packer = zlib.compressobj(9)
    parts = [packer.compress(bytes(1024 * 1024)) for _ in range(size // (1024 * 1024))]
    return b"".join([*parts, packer.flush()])


def _huge_jpeg(width: int, height: int) -> bytes:
    content = bytearray(noise("JPEG"))
    at = content.index(b"\xff\xc0") + 5
    content[at : at + 4] = struct.pack(">HH", height, width)
    return bytes(content)


def _commented(kind: str, text: bytes) -> bytes:
    if kind == "JPEG":
        content = noise("JPEG")
        return content[:2] + b"\xff\xfe" + struct.pack(">H", len(text) + 2) + text + content[2:]
    written, info = io.BytesIO(), PngImagePlugin.PngInfo()
    info.add(b"tEXt", b"Comment\0" + text)
    Image.new("RGB", (9, 9)).save(written, kind, pnginfo=info)
    return written.getvalue()


def _flipped(kind: str, at: int) -> bytes:
    content = bytearray(noise(kind))
    content[at] ^= 0xFF
    return bytes(content)


BEHIND: dict[str, Callable[[], bytes]] = {
    "zip": lambda: packed(a_txt=b"a"),
    "jar": lambda: packed(**{"META-INF__MANIFEST_MF": b"Main-Class: A\n"}),
    "pdf": lambda: pdf(1),
    "web page": lambda: b"<html><script>alert(1)</script></html>",
    "php": lambda: b"<?php system('id') ?>",
    "program": lambda: EXE,
    "rar": lambda: b"Rar!\x1a\x07\x01\x00" + b"\1" * 50,
    "7z": lambda: b"7z\xbc\xaf'\x1c" + b"\1" * 50,
    "shell": lambda: b"\n#!/bin/sh\nid\n",
    "svg": lambda: b"<svg onload=alert(1)>",
}
HIDDEN = {"php": b"<?php system('id') ?>", "script": b"*/<script>alert(1)</script>", "pdf": b"%PDF-1.7\n1 0 obj\n"}
INSIDE: dict[str, tuple[Callable[[], bytes], Reason]] = {
    "PNG of 900 million points": (lambda: drawn(30_000, 30_000, zeros(8 * 1024 * 1024)), PIXELS),
    "PNG of 4 thousand million points": (lambda: drawn(65_535, 65_535, zeros(1024 * 1024), colour=0), PIXELS),
    "PNG as wide as can be said": (lambda: drawn(2**31 - 1, 1, zeros(1024 * 1024)), PIXELS),
    "PNG as high as can be said": (lambda: drawn(1, 2**31 - 1, zeros(1024 * 1024)), PIXELS),
    "PNG of one bit, 10 thousand million": (lambda: drawn(100_000, 100_000, zeros(1024 * 1024), depth=1, colour=0), PIXELS),
    "PNG with text of 200 MB": (lambda: drawn(1, 1, zeros(0), chunk(b"zTXt", b"a\0\0" + zeros(200 * 1024 * 1024))), DAMAGED),
    "PNG with 200 MB of words": (
        lambda: drawn(1, 1, zeros(0), chunk(b"iTXt", b"a\0\1\0\0\0" + zeros(200 * 1024 * 1024))), DAMAGED),
    "PNG without lines": (lambda: drawn(400, 400, b""), DAMAGED),
    "PNG without size": (lambda: MAGIC + chunk(b"IEND", b""), DAMAGED),
    "PNG of no width": (lambda: drawn(0, 10, zeros(0)), DAMAGED),
    "PNG whose chunk is 4 GB": (lambda: MAGIC + b"\xff\xff\xff\xffIHDR" + b"\0" * 50, DAMAGED),
    "PNG of an unknown colour": (lambda: drawn(4, 4, zlib.compress(bytes(52)), colour=9), DAMAGED),
    "PNG with a wrong sum": (lambda: _flipped("PNG", 29), DAMAGED),
    "PNG with a wrong line": (lambda: _flipped("PNG", 60), DAMAGED),
    "JPEG of 4 thousand million points": (lambda: _huge_jpeg(65_500, 65_500), PIXELS),
    "JPEG of 100 million points": (lambda: _huge_jpeg(10_000, 10_000), PIXELS),
    "JPEG of zeros": (lambda: b"\xff\xd8\xff\xe0" + bytes(400), DAMAGED),
    "JPEG without tables": (lambda: noise("JPEG").replace(b"\xff\xdb", b"\xff\xe9").replace(b"\xff\xc4", b"\xff\xe9"), DAMAGED),
}  # fmt: skip
CUTS = [0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97]


def _cut(kind: str, share: float) -> Callable[[], bytes]:
    return lambda: (whole := noise(kind))[: int(len(whole) * share)]


def _and(kind: str, more: Callable[[], bytes]) -> Callable[[], bytes]:
    return lambda: noise(kind) + more()


ALL = [
    *(Hostile(title, make, (reason,), "foto.jpg") for title, (make, reason) in INSIDE.items()),
    *(Hostile(f"{kind} cut at {share}", _cut(kind, share), (DAMAGED,), "foto.png") for kind in ("PNG", "JPEG") for share in CUTS),
    *(Hostile(f"{kind} and {title}", _and(kind, more), (TWO,)) for kind in ("PNG", "JPEG") for title, more in BEHIND.items()),
    *(
        Hostile(f"{kind} with {title} in a comment", partial(_commented, kind, text), (TWO,))
        for kind in ("PNG", "JPEG")
        for title, text in HIDDEN.items()
    ),
]  # fmt: skip
