"""One Chromium for all browser tests of a run."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from deploy.local.chromium import executable


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, headless; a test opens contexts of its own in it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()
