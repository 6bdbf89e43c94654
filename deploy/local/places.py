"""Where things lie: the checkout, and the data folder with its parts."""

import hashlib
import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Places:
    """Paths of one installation; nothing is created before `prepare` is called."""

    data: Path
    checkout: Path = CHECKOUT

    @cached_property
    def key(self) -> str:
        """Eight characters that tell this installation from others on the machine (names of nodes and containers)."""
        return hashlib.sha256(str(self.data).encode()).hexdigest()[:8]

    @property
    def env(self) -> Path:
        return self.data / "env"

    @property
    def logs(self) -> Path:
        return self.data / "logs"

    @property
    def run(self) -> Path:
        return self.data / "run"

    @property
    def broker(self) -> Path:
        return self.data / "broker"

    @property
    def database(self) -> Path:
        return self.data / "postgres"

    @property
    def documents(self) -> Path:
        return self.data / "documents"

    @property
    def audit(self) -> Path:
        return self.data / "audit"

    @property
    def secrets(self) -> Path:
        return self.data / "secrets.json"

    @property
    def state(self) -> Path:
        return self.data / "state.json"

    def prepare(self) -> None:
        """Create the folders; only what the servers' own account needs is open to others."""
        self.data.mkdir(parents=True, exist_ok=True)
        self.data.chmod(0o711)
        for folder in (self.env, self.logs, self.run, self.documents, self.audit):
            folder.mkdir(mode=0o700, exist_ok=True)


def find_places(checkout: Path = CHECKOUT) -> Places:
    """EPUPNS_DATA when given; for root a folder that the servers' account can reach; else inside the checkout."""
    given = os.environ.get("EPUPNS_DATA")
    if given:
        return Places(Path(given).expanduser().resolve(), checkout)
    if os.geteuid() == 0:
        name = hashlib.sha256(str(checkout).encode()).hexdigest()[:12]
        return Places(Path("/var/lib/epupns") / name, checkout)
    return Places(checkout / ".data", checkout)
