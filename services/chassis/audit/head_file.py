"""The heads lie in a file outside the database: a line for each, the newest last."""
from __future__ import annotations

import os
from pathlib import Path
from typing import Self

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from services.chassis import environment
from services.chassis.audit.finding import Finding, Wrong
from services.chassis.audit.head import Head


class HeadFile:
    """``<folder>/<service>.heads``; only ever longer."""

    def __init__(self, folder: Path, service: str, key: Ed25519PrivateKey) -> None:
        self.path = folder / f"{service}.heads"
        self.newest: Head | None = None  # that this process has written
        self._key = key

    @classmethod
    def from_environment(cls, service: str) -> Self:
        """In the folder of ``AUDIT_HEADS``, signed with ``ASSERTION_PRIVATE_KEY``."""
        folder = heads_folder()
        if not os.access(folder, os.W_OK):
            raise environment.ConfigurationError(f"AUDIT_HEADS {folder} is no folder that can be written.")
        return cls(folder, service, Ed25519PrivateKey.from_private_bytes(environment.key("ASSERTION_PRIVATE_KEY")))

    def append(self, head: Head) -> None:
        """Keep a head on the disk; a line that a crash cut short is ended first."""
        with self.path.open("ab+") as file:
            file.seek(max(0, file.tell() - 1))
            begun = file.read() not in (b"", b"\n")
            file.write(b"\n" * begun + head.line(self._key).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        self.newest = head


def heads_folder() -> Path:
    """Where heads are kept."""
    return Path(environment.required("AUDIT_HEADS"))


def read_heads(path: Path, service: str, key: Ed25519PublicKey) -> tuple[list[Head], list[Finding]]:
    """Every head of the file, and what is wrong with it; a last line without an end is one that a crash cut short."""
    heads: list[Head] = []
    findings: list[Finding] = []
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines(keepends=True) if path.exists() else []
    for number, line in enumerate(lines, 1):
        try:
            heads.append(Head.read(line, service, key))
        except ValueError:
            if line.endswith("\n"):
                place = heads[-1].number + 1 if heads else 1
                says = f"line {number} of {path.name} is no head that {service} signed"
                findings.append(Finding(place, Wrong.HEAD_FORGED, says))
    return heads, findings
