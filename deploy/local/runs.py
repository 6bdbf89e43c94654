"""Running one of the project's own programs to its end, with the environment of a process."""

import subprocess
import sys
from collections.abc import Mapping

from deploy.local.environment import environment, with_machine
from deploy.local.errors import SetupError
from deploy.local.installation import Installation
from deploy.local.processes import find


def module_environment(installation: Installation, process: str) -> dict[str, str]:
    """Everything that `process` would see, for a program that works on its behalf."""
    return with_machine(environment(find(process), process, installation.wiring()))


def run_quietly(installation: Installation, title: str, command: list[str], variables: Mapping[str, str]) -> str:
    """Run to the end and return its output; a failure is one sentence with its last line and where the rest stands."""
    finished = subprocess.run(
        command, check=False, capture_output=True, text=True, env=dict(variables), cwd=installation.places.checkout
    )
    if finished.returncode != 0:
        log = installation.places.logs / "setup.log"
        with log.open("a", encoding="utf-8") as file:
            file.write(f"$ {' '.join(command)}\n{finished.stdout}{finished.stderr}\n")
        last = (finished.stderr.strip() or finished.stdout.strip() or "no message").splitlines()[-1]
        message = f"{title} failed: {last} (all of it: {log})"
        raise SetupError(message)
    return finished.stdout


def python_module(module: str, *arguments: str) -> list[str]:
    return [sys.executable, "-m", module, *arguments]
