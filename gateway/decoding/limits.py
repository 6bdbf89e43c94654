"""What this process may take from the machine; set before any decoder is loaded, so that no file can take more."""

import os
import resource

MEMORY = 768 * 1024 * 1024  # bytes of address space: a picture of 60 million points needs 240 MB, turned twice that
LARGEST = 64 * 1024 * 1024  # bytes that it may write
FILES = 32
POLITE = 10  # people's pages come first


def keep_within(seconds: int) -> None:
    """From now on the system ends this process, or refuses it memory, when it wants more than that and ``seconds``."""
    limits = {
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_FSIZE: LARGEST,
        resource.RLIMIT_NOFILE: FILES,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in limits.items():
        resource.setrlimit(kind, (most, most))
    os.nice(POLITE)
