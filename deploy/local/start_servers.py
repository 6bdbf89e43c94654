"""First half of a start: supervisor, broker, database, roles, environment files."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from deploy.local.environment import write_environment_files, write_for_shell
from deploy.local.errors import SetupError
from deploy.local.installation import Installation
from deploy.local.processes import PROCESSES, instances
from deploy.local.servers.choose import choose_broker, choose_database
from deploy.local.servers.given import check_broker, check_database, wait_for
from deploy.local.servers.roles import close_to_services, make_roles_and_databases
from deploy.topology.subscribers import ACCOUNTS

GATEWAY_PORT = 8080
PATIENCE = 60.0


def start_servers(installation: Installation, meanwhile: Callable[[], None] = lambda: None) -> None:
    """Everything that the processes stand on; does nothing twice.

    `meanwhile` runs when the databases are there and the broker, which takes longer, is still on its way.
    """
    supervised = installation.supervised
    if not supervised.is_running():
        supervised.launch()
    kept = {row["name"] for row in supervised.children()}
    if not kept & {"postgres", "broker"}:
        _choose_and_start(installation)
    _claim_process_ports(installation, kept)
    write_environment(installation)
    marks = installation.state.marks
    title = "Making roles, databases and tables while the broker starts"
    with ThreadPoolExecutor(1) as pool, installation.progress.step(title):
        broker = pool.submit(_wait, installation, "broker", check_broker, marks["broker-url"])
        _wait(installation, "postgres", check_database, marks["database-url"])
        make_roles_and_databases(
            installation.admin_url(), installation.state.database_prefix, installation.service_password
        )
        if installation.state.database != "given":
            close_to_services(installation.admin_url())
        meanwhile()
        broker.result()


def _choose_and_start(installation: Installation) -> None:
    ground, marks = installation.ground(), installation.state.marks
    with installation.progress.step("Choosing and starting a database and a broker"):
        database = choose_database(ground)
        installation.supervised.start(list(database.children))
        broker = choose_broker(ground)
        installation.supervised.start(list(broker.children))
    installation.progress.say(f"{database.words}; {broker.words}")
    marks.update({"broker-url": broker.url, "database-url": database.url})
    installation.save()


def _wait(installation: Installation, name: str, check: Callable[[str], None], url: str) -> None:
    try:
        wait_for(check, url, PATIENCE)
    except SetupError as error:
        log = installation.places.logs / f"{name}.log"
        if not log.exists():  # not ours, so its own sentence says it all
            raise
        message = f"The private {name} did not come up within {PATIENCE:.0f} s; {log} says why."
        raise SetupError(message) from error


def write_environment(installation: Installation) -> None:
    """The files in env/ as the installation is wired now."""
    write_environment_files(installation.wiring(), installation.state.scale)
    for account in ACCOUNTS:
        write_for_shell(installation.places.env / f"{account}.env", {"AMQP_URL": installation.broker_url(account)})
    servers = {"AMQP_URL": installation.state.marks["broker-url"], "DATABASE_URL_ADMIN": installation.admin_url()}
    write_for_shell(installation.places.env / "servers.env", servers)
    installation.save()


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
