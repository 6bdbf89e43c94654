"""A private RabbitMQ in a container, where a Docker engine answers."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from deploy.local.child import Child
from deploy.local.environment import with_machine
from deploy.local.servers.accounts import INSIDE, LOADED, write_definitions

IMAGE = "rabbitmq:4-management"


def engine_answers() -> bool:
    """Docker's command may be there without an engine behind it; only an answer counts."""
    if not shutil.which("docker"):
        return False
    try:
        finished = subprocess.run(
            ["docker", "info", "--format", "{{.ServerVersion}}"], check=False, capture_output=True, timeout=10
        )
    except subprocess.TimeoutExpired:
        return False
    return finished.returncode == 0 and bool(finished.stdout.strip())


def has_image(say: Callable[[str], None], image: str = IMAGE) -> bool:
    """True when the engine holds the image or could fetch it now."""
    held = subprocess.run(["docker", "image", "inspect", image], check=False, capture_output=True)
    if held.returncode == 0:
        return True
    say(f"fetching the image {image} (once)")
    return subprocess.run(["docker", "pull", "--quiet", image], check=False, capture_output=True).returncode == 0


def containerized_rabbitmq(folder: Path, key: str, claim: Callable[[str], int], accounts: str) -> Child:
    """`docker run` in the foreground; the broker itself is asked to stop, because not every image passes signals on.

    Messages lie in a volume that outlives the container; ``accounts`` are the broker's definitions.
    """
    known = write_definitions(folder, accounts)
    name = f"epupns-broker-{key}"
    subprocess.run(["docker", "rm", "--force", name], check=False, capture_output=True)  # left by a crash
    settings = [part for name, value in LOADED.items() for part in ("--env", f"{name}={value}")]
    command = (
        *("docker", "run", "--rm", "--name", name, "--hostname", "epupns"),
        *("--publish", f"127.0.0.1:{claim('broker')}:5672", "--volume", f"{name}:/var/lib/rabbitmq"),
        *("--volume", f"{known}:{INSIDE}:ro", *settings, IMAGE),
    )
    variables = {name: value for name, value in os.environ.items() if name.startswith("DOCKER_")}
    stop = f"docker exec {name} rabbitmqctl shutdown || docker stop -t 20 {name}"
    return Child(
        "broker",
        command,
        with_machine(variables),
        str(folder),
        stage=1,
        stop_command=("sh", "-c", stop),
        stop_seconds=60.0,
    )
