"""Reference with the demo country in it, and a way to import a text as a file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from deploy.local.places import CHECKOUT
from services.chassis.importing.command import Importer
from services.chassis.importing.report import Report
from services.chassis.work import Work
from services.reference.seed_demo import seed

DEMO = CHECKOUT / "deploy" / "local" / "demo"
ImportText = Callable[[Work, Importer, str], Report]


@pytest.fixture
def reference(open_database: Callable[[str], Work]) -> Work:
    """A database of reference with nothing in it."""
    return open_database("reference")


@pytest.fixture
def demo(reference: Work) -> Work:
    """The demo country."""
    with reference.begin() as uow:
        seed(uow.session.connection(), DEMO)
    return reference


@pytest.fixture
def import_text(tmp_path: Path) -> ImportText:
    """``import_text(work, importer, text)`` imports a file with this content."""

    def run(work: Work, importer: Importer, text: str) -> Report:
        path, report = tmp_path / "file.csv", Report("file.csv", say=lambda _: None)
        path.write_text(text, encoding="utf-8")
        with work.begin() as uow:
            importer(uow.session.connection(), path, report)
        return report

    return run
