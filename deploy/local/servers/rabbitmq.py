"""A private RabbitMQ from Debian's package: own node, ports and folders; the system's one is not touched."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from deploy.local import packages
from deploy.local.account import own_folder
from deploy.local.child import Child
from deploy.local.errors import SetupError
from deploy.local.private_files import write_private
from deploy.local.servers.accounts import OPERATOR

PROGRAM = Path("/usr/lib/rabbitmq/bin/rabbitmq-server")  # the one in PATH insists on the account rabbitmq


def amqp_url(port: int, password: str) -> str:
    return f"amqp://{OPERATOR}:{password}@127.0.0.1:{port}/"


def find_program() -> Path | None:
    """Debian's package, or any other rabbitmq-server on the path."""
    if PROGRAM.exists():
        return PROGRAM
    found = shutil.which("rabbitmq-server")
    return Path(found) if found else None


def install_program() -> Path:
    if not packages.may_install():
        message = (
            "There is no message broker: start Docker, or run `sudo apt-get install rabbitmq-server`, "
            "or set AMQP_URL to a RabbitMQ that you have."
        )
        raise SetupError(message)
    packages.install("rabbitmq-server")
    packages.keep_from_boot("rabbitmq-server.service", "epmd.service", "epmd.socket")
    return PROGRAM


def private_rabbitmq(
    folder: Path, key: str, claim: Callable[[str], int], accounts: str, account: str | None
) -> list[Child]:
    """The broker and its port mapper (epmd) as children of the supervisor; ``accounts`` are its definitions."""
    own_folder(folder, account)
    program = find_program() or install_program()
    port, names, distribution = claim("broker"), claim("broker-epmd"), claim("broker-distribution")
    _write_settings(folder, port, accounts, account)
    variables = {
        "PATH": f"{os.defpath}:/usr/sbin:/usr/local/sbin:/usr/local/bin",
        "HOME": str(folder),  # the Erlang cookie lies there
        "LC_ALL": "C.UTF-8",
        "ERL_EPMD_PORT": str(names),
        "ERL_EPMD_ADDRESS": "127.0.0.1",
        "RABBITMQ_NODENAME": f"epupns-{key}@localhost",
        "RABBITMQ_DIST_PORT": str(distribution),
        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "-kernel inet_dist_use_interface {127,0,0,1}",
        "RABBITMQ_CONF_ENV_FILE": str(folder / "rabbitmq-env.conf"),
        "RABBITMQ_CONFIG_FILE": str(folder / "rabbitmq.conf"),
        "RABBITMQ_ADVANCED_CONFIG_FILE": str(folder / "advanced.config"),
        "RABBITMQ_CONFIG_FILES": str(folder / "conf.d"),
        "RABBITMQ_ENABLED_PLUGINS_FILE": str(folder / "enabled_plugins"),
        "RABBITMQ_MNESIA_BASE": str(folder / "data"),
        "RABBITMQ_LOG_BASE": str(folder / "log"),
        "RABBITMQ_PID_FILE": str(folder / "pid"),
        "RABBITMQ_LOGS": "-",  # to standard output, which the supervisor keeps
        "RABBITMQ_ALLOW_INPUT": "true",  # Erlang itself gets our signals, no shell between
    }
    mapper = ("epmd", "-port", str(names), "-address", "127.0.0.1")
    epmd = Child("epmd", mapper, variables, str(folder), account, stage=0)
    broker = Child("broker", (str(program), "-noinput"), variables, str(folder), account, stage=1, stop_seconds=60.0)
    return [epmd, broker]


def _write_settings(folder: Path, port: int, accounts: str, account: str | None) -> None:
    settings = (
        f"listeners.tcp.1 = 127.0.0.1:{port}\n"
        f"load_definitions = {folder / 'accounts.json'}\n"
        "log.console = true\n"
        "log.console.level = info\n"
        "log.file = false\n"
        "disk_free_limit.absolute = 200MB\n"
    )
    plain = {"rabbitmq-env.conf": "", "enabled_plugins": "[].\n", "accounts.json": accounts}
    files = {"rabbitmq.conf": settings, **plain}
    for name, text in files.items():
        write_private(folder / name, text)
        if account:
            shutil.chown(folder / name, account)
