"""One command at a time changes an installation; a second one waits and says so."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from deploy.local.installation import Installation


@contextmanager
def exclusive(installation: Installation) -> Iterator[None]:
    """Hold the installation's command lock inside the block; the kernel drops it when we die."""
    with (installation.places.run / "command.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            installation.progress.say("another ./epupns command is at work here; waiting for it")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
