"""Which TCP ports this installation uses: picked free, kept in the state file, moved when somebody else took one."""

import secrets
import socket
from collections.abc import Callable

from deploy.local.errors import SetupError

PRIVATE_RANGE = range(21000, 30000)  # below the kernel's ephemeral range, so that no outgoing connection takes one
LOOPBACK = "127.0.0.1"


def is_free(port: int, host: str = LOOPBACK) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def next_free(wanted: int, taken: set[int], host: str = LOOPBACK) -> int:
    """The first free port from `wanted` upwards that nobody in `taken` was promised."""
    for port in range(wanted, 65536):
        if port not in taken and is_free(port, host):
            return port
    message = f"No TCP port from {wanted} upwards is free on {host}; stop something, or choose a lower port."
    raise SetupError(message)


class Ports:
    """The ports by name; `say` hears when a known port had to move."""

    def __init__(self, known: dict[str, int], say: Callable[[str], None]) -> None:
        self.known = known
        self._say = say

    def claim(self, name: str, wanted: int | None = None, host: str = LOOPBACK) -> int:
        """A free port for `name`: the one it had (or `wanted`) where that is still free, else the next one."""
        before = wanted or self.known.get(name)
        others = {port for other, port in self.known.items() if other != name}
        port = next_free(before or secrets.choice(PRIVATE_RANGE), others, host)
        if before and port != before:
            self._say(f"port {before} ({name}) is taken by something else; using {port}")
        self.known[name] = port
        return port
