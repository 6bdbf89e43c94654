"""What one installation remembers between starts: its ports, which broker and database it chose, what was seeded."""

from dataclasses import asdict, dataclass, field
from typing import Any

from deploy.local.places import Places
from deploy.local.private_files import read_json, write_json


@dataclass
class State:
    """The state file as an object; `save` after each change that must survive a crash."""

    ports: dict[str, int] = field(default_factory=dict)
    broker: str = ""  # given, docker or debian; sticky, because the messages lie there
    database: str = ""  # given or embedded
    database_prefix: str = "epupns"  # of roles and databases; tests on a shared server have another
    seeded: str = ""  # demo, once the demo country was put in
    scale: dict[str, int] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)  # digests of inputs of steps that need not run twice

    def save(self, places: Places) -> None:
        write_json(places.state, asdict(self))


def load_state(places: Places) -> State:
    known: dict[str, Any] = read_json(places.state)
    return State(**{name: value for name, value in known.items() if name in State.__dataclass_fields__})
