"""The browser of the browser tests: Debian's Chromium, never a download."""

import os
import shutil

from deploy.local import packages
from deploy.local.errors import SetupError

NAMES = ("chromium", "chromium-browser", "google-chrome")


def find_chromium() -> str | None:
    """Path of EPUPNS_CHROMIUM, or of the first known browser on the path."""
    return os.environ.get("EPUPNS_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def executable() -> str:
    """The browser's path, installed first where we may; else one sentence."""
    if found := find_chromium():
        return found
    if not packages.may_install():
        message = (
            "The browser tests need Chromium: run `sudo apt-get install chromium`, "
            "or set EPUPNS_CHROMIUM to a Chrome or Chromium that you have."
        )
        raise SetupError(message)
    packages.install("chromium")
    if found := find_chromium():
        return found
    message = "apt installed chromium but left no browser on the path; set EPUPNS_CHROMIUM to one."
    raise SetupError(message)
