"""The random secrets of one installation: made once, kept in the data folder, readable by their owner alone."""

import base64
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from deploy.local.places import Places
from deploy.local.private_files import read_json, write_json


def random_key() -> str:
    """32 random bytes as base64."""
    return base64.b64encode(secrets.token_bytes(32)).decode()


def public_key(private: str) -> str:
    """The public half of a base64 Ed25519 private key, base64 of 32 raw bytes."""
    key = Ed25519PrivateKey.from_private_bytes(base64.b64decode(private))
    return base64.b64encode(key.public_key().public_bytes_raw()).decode()


@dataclass
class Keys:
    """Secrets by name; a name that is asked for the first time gets a fresh value, which is saved at once."""

    places: Places
    known: dict[str, str]

    def password(self, name: str) -> str:
        """A password of URL-safe characters."""
        return self._get(f"password:{name}", lambda: secrets.token_urlsafe(24))

    def broker_password(self, account: str) -> str:
        """Of an account of a broker of ours."""
        return self.password(f"broker-{account}")

    def key(self, name: str) -> str:
        """A base64 key of 32 bytes; any 32 bytes are an Ed25519 private key, too."""
        return self._get(f"key:{name}", random_key)

    def key_ring(self, name: str) -> str:
        """JSON of key id -> base64 key; the last one is used for what is new."""
        return self._get(f"ring:{name}", lambda: json.dumps({"1": random_key()}))

    def add_to_ring(self, name: str) -> str:
        """A new key for what is written from now on; the older ones still read.  The answer is its id."""
        ring = json.loads(self.key_ring(name))
        new = str(max(int(one) for one in ring) + 1)
        self.known[f"ring:{name}"] = json.dumps({**ring, new: random_key()})
        write_json(self.places.secrets, self.known)
        return new

    def _get(self, name: str, make: Callable[[], str]) -> str:
        if name not in self.known:
            self.known[name] = make()
            write_json(self.places.secrets, self.known)
        return self.known[name]


def load_keys(places: Places) -> Keys:
    return Keys(places, read_json(places.secrets))
