"""A proxy before a server that can turn bad: deaf, mute, silent, or gone, and good again."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
import time
from collections.abc import Iterator
from urllib.parse import urlsplit, urlunsplit

LOCAL = "127.0.0.1"


class Proxy:
    """Passes bytes between clients and a server, as long as it is told to."""

    def __init__(self, host: str, port: int) -> None:
        self._server = (host, port)
        self._pairs: set[tuple[socket.socket, socket.socket]] = set()
        self._lock = threading.Lock()
        self._deaf = threading.Event()  # what the client says is swallowed
        self._mute = threading.Event()  # what the server says is swallowed
        self._forgotten: set[socket.socket] = set()
        self._all: list[socket.socket] = []
        self._pumps: list[threading.Thread] = []
        self._stuck = threading.Event()
        self._resetting = False
        self._listener: socket.socket | None = None
        self.connections = 0
        self.delay = 0.0  # seconds that every piece of data takes in each direction
        self.piece = 65536  # bytes that travel together
        self.port = 0
        self.open()

    def open(self) -> None:
        """Accept connections, on the same port as before."""
        listener = socket.create_server((LOCAL, self.port), reuse_port=False)
        self._resetting = False
        self._listener, self.port = listener, listener.getsockname()[1]
        threading.Thread(target=self._accept, args=(listener,), daemon=True).start()

    def gone(self) -> None:
        """As a server that was stopped: connections end, new ones are refused."""
        if self._listener is not None:
            self._listener.shutdown(socket.SHUT_RDWR)
            self._listener.close()
            self._listener = None
        self.cut()

    def cut(self) -> None:
        """End all connections; new ones are welcome."""
        with self._lock:
            pairs, self._pairs = self._pairs, set()
        for pair in pairs if not self._resetting else ():
            for end in pair:
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)

    def reset(self) -> None:
        """As a machine that was restarted: the next write fails, not only the next read; new ones are refused."""
        self._resetting = True
        for end in self._all:
            with contextlib.suppress(OSError):
                end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                end.shutdown(socket.SHUT_RD)  # wakes the pump, which closes
        self.gone()

    def half_open(self) -> None:
        """As a server whose machine vanished: everything is swallowed in both directions, nothing ends."""
        self._deaf.set()
        self._mute.set()

    def mute(self) -> None:
        """The server hears us and its answers are lost."""
        self._mute.set()

    def stop_reading(self) -> None:
        """As a server that is stuck: what is written piles up on the way."""
        self._stuck.set()

    def swallow_old_connections(self) -> None:
        """As a firewall that forgot what was open: old connections hear nothing any more, new ones are well."""
        with self._lock:
            self._forgotten |= {end for pair in self._pairs for end in pair}
            self._pairs.clear()

    def heal(self) -> None:
        """Well again; what was swallowed stays lost, so connections that lost something end."""
        for trouble in (self._deaf, self._mute, self._stuck):
            trouble.clear()
        self.cut()

    def close(self) -> None:
        """The end of the proxy and of all that it held."""
        for trouble in (self._deaf, self._mute, self._stuck):
            trouble.clear()
        self._forgotten.clear()
        self.gone()
        for end in self._all:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        for pump in self._pumps:
            pump.join(timeout=5)
        for end in self._all:
            end.close()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            try:
                server = socket.create_connection(self._server)
            except OSError:  # the server is away: who knocks is told so at once
                client.close()
                continue
            self._all += [client, server]
            self.connections += 1
            with self._lock:
                self._pairs.add((client, server))
            for source, sink, swallowed in ((client, server, self._deaf), (server, client, self._mute)):
                pump = threading.Thread(target=self._pump, args=(source, sink, swallowed), daemon=True)
                self._pumps.append(pump)
                pump.start()

    def _pump(self, source: socket.socket, sink: socket.socket, swallowed: threading.Event) -> None:
        try:
            while data := source.recv(self.piece):
                time.sleep(self.delay)
                while self._stuck.is_set():
                    time.sleep(0.05)
                if not swallowed.is_set() and source not in self._forgotten:
                    sink.sendall(data)
        except OSError:
            pass
        finally:
            ends = [source]
            if not swallowed.is_set() and source not in self._forgotten:  # a half-open connection does not even end
                ends.append(sink)
            for end in ends:
                with contextlib.suppress(OSError):
                    if not self._resetting:
                        end.shutdown(socket.SHUT_RDWR)
                end.close()


@contextlib.contextmanager
def proxy_for(url: str) -> Iterator[tuple[Proxy, str]]:
    """A proxy before the server of ``url``, and the URL that leads through it."""
    parts = urlsplit(url)
    proxy = Proxy(parts.hostname or LOCAL, parts.port or 5672)
    login = parts.netloc.rpartition("@")[0]
    try:
        yield proxy, urlunsplit(parts._replace(netloc=f"{login}@{LOCAL}:{proxy.port}"))
    finally:
        proxy.close()
