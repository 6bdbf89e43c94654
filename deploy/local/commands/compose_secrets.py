"""`./epupns compose-secrets`: what deploy/compose/compose.yaml needs beside the image."""

import click

from deploy.compose.inside import HERE, IMAGE, PLACES
from deploy.compose.secrets import write_secrets
from deploy.local.private_files import write_private
from deploy.local.progress import Progress
from deploy.local.settings import read_settings


@click.command("compose-secrets")
def compose_secrets() -> None:
    """Make the secrets and choose the ports of the containers, once; `.env` and the shell decide what they decide."""
    variables = write_secrets(PLACES, read_settings(PLACES.checkout))
    variables["COMPOSE_PROJECT_NAME"] = IMAGE
    write_private(HERE / ".env", "".join(f"{name}={value}\n" for name, value in variables.items()))
    say = Progress().say
    say(f"secrets are in {PLACES.data}; back them up with the volumes, documents cannot be read without them")
    say(f"docker build -t {IMAGE} -f {HERE / 'Dockerfile'} {PLACES.checkout}")
    say(f"docker compose -f {HERE / 'compose.yaml'} up -d   →   http://127.0.0.1:{variables['GATEWAY_PORT']}")
