"""Installing Debian packages without letting a single one start its service."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deploy.local.errors import SetupError

POLICY = Path("/usr/sbin/policy-rc.d")
REFUSE_ALL = "#!/bin/sh\n# for the time of one installation: start nothing\nexit 101\n"


def may_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(*packages: str) -> None:
    """Install with apt; raises SetupError with one sentence when the packages cannot be fetched."""
    with services_held_back(POLICY):
        if _apt("install", "--no-install-recommends", *packages).returncode == 0:
            return
        _apt("update")  # a fresh machine has no package lists
        finished = _apt("install", "--no-install-recommends", *packages)
    if finished.returncode != 0:
        reason = (finished.stderr.strip().splitlines() or ["no message"])[-1]
        names = " ".join(packages)
        message = f"apt could not install {names} ({reason}); check the network, or run: apt-get install {names}"
        raise SetupError(message)


def keep_from_boot(*units: str) -> None:
    """Do not let a service that came with a package of ours start at the next boot."""
    if shutil.which("systemctl"):
        subprocess.run(["systemctl", "disable", "--quiet", *units], check=False, capture_output=True)


def _apt(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["apt-get", "-y", "-q", *arguments],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
    )


@contextmanager
def services_held_back(policy: Path) -> Iterator[None]:
    """Debian's own switch, policy-rc.d, says no to every start; what stood there comes back, after a crash too."""
    saved = policy.with_name(policy.name + ".before-epupns")
    nothing = policy.with_name(policy.name + ".none-before-epupns")
    if not saved.exists() and not nothing.exists():
        if policy.exists():
            shutil.copy2(policy, saved)
        else:
            nothing.touch()
    try:
        policy.write_text(REFUSE_ALL)
        policy.chmod(0o755)
        yield
    finally:
        if saved.exists():
            saved.replace(policy)
        else:
            policy.unlink(missing_ok=True)
        nothing.unlink(missing_ok=True)
