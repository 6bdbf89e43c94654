"""Pictures of pages for whoever asks for them: ``SHOTS`` names the folder."""
from __future__ import annotations

import os
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

SHOTS = os.environ.get("SHOTS", "")


def take(page: Page, name: str) -> None:
    """The whole page as it stands."""
    if SHOTS:
        page.screenshot(path=str(_folder() / f"{name}.png"), full_page=True)


def keep(sheets: list[Image.Image], name: str) -> None:
    """Printed pages."""
    for number, sheet in enumerate(sheets if SHOTS else [], start=1):
        sheet.save(_folder() / f"{name}-{number}.png")


def _folder() -> Path:
    folder = Path(SHOTS)
    folder.mkdir(parents=True, exist_ok=True)
    return folder
