"""First half of a start: supervisor, broker, database, roles, environment files."""

from concurrent.futures import ThreadPoolExecutor

from deploy.local.environment import write_environment_files, write_for_shell
from deploy.local.errors import SetupError
from deploy.local.installation import Installation
from deploy.local.processes import PROCESSES, instances
from deploy.local.servers.choose import Ground, Server, choose_broker, choose_database
from deploy.local.servers.given import check_broker, check_database, wait_for
from deploy.local.servers.roles import make_roles_and_databases

GATEWAY_PORT = 8080
PATIENCE = 60.0


def start_servers(installation: Installation) -> None:
    """Everything that the processes stand on; does nothing twice."""
    supervised, progress = installation.supervised, installation.progress
    if not supervised.is_running():
        supervised.launch()
    kept = {row["name"] for row in supervised.children()}
    if not kept & {"postgres", "broker"}:
        _choose_and_start(installation, installation.ground())
    with progress.step("A role and a database for each service"):
        prefix = installation.state.database_prefix
        make_roles_and_databases(installation.admin_url(), prefix, installation.service_password)
    _claim_process_ports(installation, kept)
    write_environment_files(installation.wiring(), installation.state.scale)
    servers = {"AMQP_URL": installation.state.marks["broker-url"], "DATABASE_URL_ADMIN": installation.admin_url()}
    write_for_shell(installation.places.env / "servers.env", servers)
    installation.save()


def _choose_and_start(installation: Installation, ground: Ground) -> None:
    with installation.progress.step("Database"):
        database = choose_database(ground)
        installation.supervised.start(list(database.children))
    with installation.progress.step("Broker"):
        broker = choose_broker(ground)
        installation.supervised.start(list(broker.children))
    installation.state.marks |= {"broker-url": broker.url, "database-url": database.url}
    installation.save()
    with installation.progress.step(f"Waiting for {database.words} and {broker.words}"):
        _wait_for_both(installation, database, broker)


def _wait_for_both(installation: Installation, database: Server, broker: Server) -> None:
    with ThreadPoolExecutor() as pool:
        waits = [
            ("postgres", pool.submit(wait_for, check_database, database.url, PATIENCE)),
            ("broker", pool.submit(wait_for, check_broker, broker.url, PATIENCE)),
        ]
    for name, wait in waits:
        if wait.exception():
            log = installation.places.logs / f"{name}.log"
            message = f"The private {name} did not come up within {PATIENCE:.0f} s; {log} says why."
            raise SetupError(message) from wait.exception()


def _claim_process_ports(installation: Installation, kept: set[str]) -> None:
    """A health port for each running copy; the gateway's own address is its health address."""
    ports, settings = installation.ports, installation.settings
    for process in PROCESSES:
        for instance in instances(process, installation.state.scale.get(process.name, 1)):
            if instance in kept:
                continue
            if instance == "gateway":
                wanted = int(settings.get("GATEWAY_PORT", GATEWAY_PORT))
                ports.claim(instance, wanted, settings.get("GATEWAY_HOST", "127.0.0.1"))
            else:
                ports.claim(instance)
