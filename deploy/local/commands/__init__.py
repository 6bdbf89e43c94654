"""One module for each command."""

from deploy.local.commands.down import down
from deploy.local.commands.up import up

ALL = (up, down)
