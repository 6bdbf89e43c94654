"""Files that are no document at all, whatever their name says."""

# ruff: noqa: E501 - a line is a case
from __future__ import annotations

import gzip
import io
import os
import tarfile
import zipfile
from functools import partial

from gateway.decoding.reasons import Reason
from tests.gateway.documents.hostile.one import Hostile
from tests.gateway.papers import pdf, picture, png

STARTS = {
    "program of Windows": b"MZ\x90\x00\x03", "program of Linux": b"\x7fELF\x02\x01\x01", "library of macOS": b"\xcf\xfa\xed\xfe",
    "class of Java": b"\xca\xfe\xba\xbe\x00\x00\x004", "wasm": b"\x00asm\x01\x00\x00\x00", "rar": b"Rar!\x1a\x07\x01\x00",
    "7z": b"7z\xbc\xaf'\x1c", "bzip2": b"BZh91AY&SY", "xz": b"\xfd7zXZ\x00", "zstd": b"\x28\xb5\x2f\xfd", "cab": b"MSCF\0\0\0\0",
    "deb": b"!<arch>\ndebian-binary", "rpm": b"\xed\xab\xee\xdb\x03", "gif 87": b"GIF87a", "gif 89": b"GIF89a", "bmp": b"BM6\x00",
    "tiff": b"II*\x00\x08\x00", "tiff of Motorola": b"MM\x00*", "webp": b"RIFF\x24\x00\x00\x00WEBPVP8 ", "ico": b"\0\0\1\0\1\0",
    "heic": b"\0\0\0\x18ftypheic", "avif": b"\0\0\0\x18ftypavif", "psd": b"8BPS\x00\x01", "xcf": b"gimp xcf v011\0",
    "jpeg 2000": b"\0\0\0\x0cjP  \r\n\x87\n", "jpeg xl": b"\xff\x0a\xfa", "djvu": b"AT&TFORM", "flash": b"FWS\x0a", "mp3": b"ID3\x04",
    "mp4": b"\0\0\0\x18ftypmp42", "avi": b"RIFF\x24\0\0\0AVI LIST", "wav": b"RIFF\x24\0\0\0WAVEfmt ", "ogg": b"OggS\0\x02",
    "flac": b"fLaC\0\0", "mkv": b"\x1aE\xdf\xa3", "rtf": b"{\\rtf1\\ansi", "postscript": b"%!PS-Adobe-3.0\n", "fdf": b"%FDF-1.2\n",
    "old doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "shortcut": b"L\0\0\0\x01\x14\x02\0", "sqlite": b"SQLite format 3\0",
    "pcap": b"\xd4\xc3\xb2\xa1", "key": b"-----BEGIN RSA PRIVATE KEY-----\n", "json": b'{"a": 1}', "csv": b"nip;nama\n1;2\n",
    "text": b"Surat keputusan\n", "text of 16 bits": "Surat".encode("utf-16"), "svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "html": b"<!DOCTYPE html><script>alert(1)</script>", "xml bomb": b"<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a 'a'>]><l>&a;</l>",
    "php": b"<?php system($_GET['c']); ?>", "shell": b"#!/bin/sh\nrm -rf /\n", "python": b"import os\nos.system('id')\n",
    "javascript": b"fetch('/keluar')\n", "vbs": b'Set s = CreateObject("WScript.Shell")\n', "bat": b"@echo off\r\nformat c:\r\n",
    "cold zeros": b"\0" * 8192, "ones": b"\xff" * 8192, "one byte": b"%", "half a PDF mark": b"%PD", "half a PNG mark": b"\x89PNG",
    "half a JPEG mark": b"\xff\xd8", "eicar": b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*",
    "link": b"[InternetShortcut]\r\nURL=file:///etc/passwd\r\n", "mail": b"From: a@b\r\nSubject: x\r\n\r\n",
}  # fmt: skip
PRETENDING = (
    *("../../../../etc/passwd", "..\\..\\windows\\system32\\a.pdf", "/etc/cron.d/a", "C:\\autoexec.bat", "a.pdf\0.exe"),
    *(
        "\u202egpj.exe",
        "a" * 5000 + ".pdf",
        "con.pdf",
        "<img src=x onerror=alert(1)>.png",
        "'; DROP TABLE documents; --.pdf",
    ),
    *(
        "%2e%2e%2f%2e%2e%2fpasswd",
        "a.pdf/../../b",
        "~/.ssh/authorized_keys",
        "${jndi:ldap://x/a}.pdf",
        'a"; filename=b.pdf',
    ),
)


def packed(**files: bytes) -> bytes:
    """A ZIP."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return written.getvalue()


def _bomb_of_bombs() -> bytes:
    content = bytes(1024 * 1024)
    for _ in range(6):
        content = packed(**{f"a{number}_zip": content for number in range(10)})
    return content


def _tar() -> bytes:
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w") as archive:
        found = tarfile.TarInfo("../../etc/passwd")
        found.size = 4
        archive.addfile(found, io.BytesIO(b"root"))
    return written.getvalue()


MADE = {
    "zip": lambda: packed(a_txt=b"a"),
    "zip bomb": _bomb_of_bombs,
    "zip out of its folder": lambda: packed(______etc__passwd=b"root"),
    "docx": lambda: packed(**{"[Content.Types]_xml": b"<a/>", "word__document_xml": b"<a/>"}),
    "jar": lambda: packed(**{"META-INF__MANIFEST_MF": b"Main-Class: A\n"}),
    "gzip bomb": lambda: gzip.compress(bytes(20 * 1024 * 1024)),
    "tar": _tar,
    "real gif": lambda: picture("GIF"),
    "real bmp": lambda: picture("BMP"),
    "real tiff": lambda: picture("TIFF"),
    "real webp": lambda: picture("WEBP"),
    "noise": lambda: b"\x01" + os.urandom(20_000),
    "PDF behind something": lambda: b"x" * 100 + pdf(1),
    "PNG behind something": lambda: b"\n" + png(),
    "JPEG behind something": lambda: b"GIF89a" + picture("JPEG"),
}
ALL = [
    *(Hostile(f"{title} named PDF", partial(bytes, start + b" " * 200), (Reason.OTHER_KIND,)) for title, start in STARTS.items()),
    *(Hostile(title, make, (Reason.OTHER_KIND,), "foto.jpg") for title, make in MADE.items()),
    *(Hostile(f"name {number}", lambda: b"MZ\x90", (Reason.OTHER_KIND,), name) for number, name in enumerate(PRETENDING)),
    *(Hostile(f"nothing in it, {name}", lambda: b"", (Reason.EMPTY,), name) for name in ("a.pdf", "a.png", "a", ".jpg")),
]  # fmt: skip
