"""The demo country is sealed with the keys of the services that own its parts: the preparing job has them all."""

import json
import os
from collections.abc import Callable

from deploy.local.seed import STEPS

VARIABLE = "SEEDING_KEYS"
NAMES = ("FIELD_KEYS", "FIELD_HASH_KEY")


def keys_variable(environment_of: Callable[[str], dict[str, str]]) -> dict[str, str]:
    """What the job finds in its environment."""
    keys = {service: _keys(environment_of(service)) for service, _ in STEPS}
    return {VARIABLE: json.dumps(keys)}


def keys_given(service: str) -> dict[str, str]:
    """The variables of one service's seed, in the job."""
    given: dict[str, dict[str, str]] = json.loads(os.environ[VARIABLE])
    return given[service]


def _keys(variables: dict[str, str]) -> dict[str, str]:
    return {name: variables[name] for name in NAMES if name in variables}
