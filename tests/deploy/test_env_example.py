"""The file .env.example lists every variable that the code reads."""

import re

from deploy.local.places import CHECKOUT
from deploy.local.settings import KNOWN

READS = re.compile(r"""(?:environ(?:\.get)?[\[(]|getenv\(|required\(|keys?\()\s*["']([A-Z][A-Z_]{3,})["']""")
NOT_OURS = {"PATH_INFO", "PATH", "HOME", "SUDO_USER"}


def listed() -> set[str]:
    return set(re.findall(r"^#?([A-Z_]+)=", (CHECKOUT / ".env.example").read_text(), re.MULTILINE))


def test_every_variable_that_the_code_reads_is_listed() -> None:
    read: set[str] = set()
    for folder in ("services", "gateway", "deploy"):
        for file in (CHECKOUT / folder).rglob("*.py"):
            read |= set(READS.findall(file.read_text()))
    assert read - NOT_OURS - listed() == set()


def test_every_setting_of_the_process_table_is_listed() -> None:
    assert set(KNOWN) - listed() == set()
