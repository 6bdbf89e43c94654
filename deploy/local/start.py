"""The whole start, from nothing to ready."""

from functools import partial

from deploy.local.assets import build_assets
from deploy.local.databases import migrate_all
from deploy.local.installation import Installation
from deploy.local.start_processes import prepare_data, start_processes
from deploy.local.start_servers import start_servers


def start_everything(installation: Installation) -> None:
    """In this order; SetupError says in one sentence what stopped it."""
    build_assets(installation)
    start_servers(installation, meanwhile=partial(migrate_all, installation))
    prepare_data(installation)
    start_processes(installation)
