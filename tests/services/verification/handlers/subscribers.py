"""A subscribing system of the tests: it is added, it reads its queue or asks by HTTP, and checks what it gets."""
from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from services.contracts.profiles import Profile
from services.contracts.registration.events import RecordApplied
from tests.services.asking import ask
from tests.services.people import ANONYMOUS, NATIONAL, id_of, official
from tests.services.verification.forms import form
from tests.services.verification.officials import ANI
from tests.services.verification.running import Running

SUPER = official("Super", (Profile.SUPER_ADMIN, NATIONAL))


@dataclass
class System:
    """``key`` opens its events."""

    running: Running
    name: str
    key: str = ""

    def add(self, **more: Any) -> None:
        """By the super admin."""
        self.key = f"key of {self.name}"
        body = {"name": self.name, "system": self.name.title(), **self._hashed(self.key), **more}
        ask(self.running.service, "add_subscriber", SUPER, **body)

    def manage(self, method: str, **body: Any) -> Any:
        """A change, as the page shows it now."""
        return ask(self.running.service, method, SUPER, name=self.name, version=self.shown["version"], **body)

    def rotate(self, key: str) -> None:
        self.manage("rotate_key", **self._hashed(key))

    def replay(self, since: str) -> Any:
        return ask(self.running.service, "replay_events", SUPER, name=self.name, since=since)

    @property
    def shown(self) -> Any:
        return ask(self.running.service, "subscriber", SUPER, name=self.name)["subscriber"]

    @property
    def log(self) -> list[tuple[str, int, int, int]]:
        """Way, first, last and how many."""
        lines = ask(self.running.service, "subscriber", SUPER, name=self.name)["deliveries"]
        return sorted((one["way"], one["first"], one["last"], one["events"]) for one in lines)

    def queue(self) -> list[dict[str, Any]]:
        """Everything that its queue was sent."""
        self.running.deliver()
        return [body for key, body in self.running.sent if key == f"subscriber.{self.name}"]

    def asks(self, after: int = 0, limit: int = 100, key: str = "") -> Any:
        """GET /api/v1/events, past the gateway."""
        key_hash = self._hashed(key or self.key)["key_hash"]
        return ask(self.running.service, "events", ANONYMOUS, key_hash=key_hash, after=after, limit=limit)

    def record(self, person: str, version: int = 0, key: str = "") -> Any:
        """GET /api/v1/records/<id>, past the gateway."""
        key_hash, person_id = self._hashed(key or self.key)["key_hash"], id_of(person)
        return ask(
            self.running.service, "record_of", ANONYMOUS, key_hash=key_hash, person_id=person_id, version=version
        )

    @staticmethod
    def _hashed(key: str) -> dict[str, str]:
        return {"key_hash": hashlib.sha256(key.encode()).hexdigest(), "key_hint": key[-4:]}


def finish(running: Running, *people: str, changed: tuple[str, ...] = ("nama",), agency: str = "sleman") -> None:
    """Forms without a change that the record takes as if these fields had changed."""
    for person in people:
        running.take_in(form(person=person, agency=agency))
        running.decide(ANI, person=person)
        running.service.on_record_applied(
            RecordApplied(
                case_id=running.case(person).id, person_id=id_of(person), record_version=2, changed=list(changed)
            )
        )


def checks(event: dict[str, Any], public_key: str) -> None:
    """As the documents tell a subscriber to do it.  Raises ``InvalidSignature``."""
    said = {name: value for name, value in event.items() if name != "signature"}
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public_key))
    key.verify(base64.b64decode(event["signature"]), text)
