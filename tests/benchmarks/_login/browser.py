"""A browser that costs little: one connection from an address of its own, cookies, the forms' tokens."""
from __future__ import annotations

import re
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

from tests.benchmarks._installation import address
from tests.benchmarks._login.people import Person

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
TIMEOUT = 20.0
AWAY = 0  # a status: nobody answered


class Browser:
    """``seen_from`` is any address of this machine (127.0.0.0/8): the gateway takes it for the caller's."""

    def __init__(self, seen_from: str) -> None:
        place = urlsplit(address())
        self._connection = HTTPConnection(
            place.hostname or "", place.port, timeout=TIMEOUT, source_address=(seen_from, 0)
        )
        self._cookies: dict[str, str] = {}
        self._token = ""
        self.location = ""

    def open(self, path: str) -> int:
        """The status; the form's token is kept."""
        return self._ask("GET", path)

    def send(self, path: str, **values: str) -> int:
        """Send the form of the page that was opened last."""
        return self._ask("POST", path, urlencode({"csrf_token": self._token, **values}))

    def password(self, person: Person, password: str) -> int:
        """The first step of a log-in."""
        if person.is_official:
            return self.send("/admin/masuk", username=person.username, password=password)
        return self.send("/masuk", nomor=person.username, sandi=password)

    @property
    def is_in(self) -> bool:
        """Whether a session has begun here."""
        return bool({"epupns_petugas", "epupns_pns"} & self._cookies.keys())

    def close(self) -> None:
        self._connection.close()

    def _ask(self, method: str, path: str, body: str | None = None) -> int:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            self._connection.request(method, path, body, headers)
            answer = self._connection.getresponse()
            page = answer.read().decode()
        except (OSError, HTTPException):
            self._connection.close()
            return AWAY
        for line in answer.headers.get_all("Set-Cookie", []):
            self._cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items() if morsel.value}
        self._token = found.group(1) if (found := TOKEN.search(page)) else self._token
        self.location = answer.headers.get("Location", "")
        return answer.status
