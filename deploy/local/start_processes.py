"""Last part of a start: queues, demo country, processes, ready."""

from deploy.local.child import Child
from deploy.local.databases import addresses_variable
from deploy.local.environment import environment, with_machine
from deploy.local.installation import Installation
from deploy.local.ports import LOOPBACK
from deploy.local.processes import PROCESSES, Process, instances
from deploy.local.production import refuse_demo_leftovers
from deploy.local.readiness import wait_until_ready
from deploy.local.runs import module_environment, python_module, run_quietly
from deploy.local.seed import seed_demo
from deploy.local.start_servers import write_environment


def wanted_instances(installation: Installation) -> list[tuple[Process, str]]:
    """Every running copy that there should be, with its row of the table."""
    scale = installation.state.scale
    return [(process, name) for process in PROCESSES for name in instances(process, scale.get(process.name, 1))]


def prepare_data(installation: Installation) -> None:
    """What the processes expect to find: queues, and the demo country in an empty demo system."""
    declare_topology(installation)
    if installation.settings.get("EPUPNS_MODE") == "production":
        refuse_demo_leftovers(installation)
    elif not installation.state.seeded:
        seed_demo(installation)


def declare_topology(installation: Installation) -> None:
    """Exchanges and queues; a broker that is new, or was made by an older version, gets everything pending again."""
    with installation.progress.step("Declaring exchanges and queues"):
        command = python_module("deploy.topology", "--as-needed")
        run_quietly(installation, "Declaring the queues", command, topology_environment(installation))


def topology_environment(installation: Installation) -> dict[str, str]:
    """What `deploy.topology` finds in its environment: the broker as its operator, and every database."""
    servers = {"AMQP_URL": installation.state.marks["broker-url"], **addresses_variable(installation.database_url)}
    return {**module_environment(installation, "verification"), **servers}


def start_processes(installation: Installation) -> None:
    """Start every process that does not run yet and wait until all are ready."""
    wanted = wanted_instances(installation)
    _hold_ports(installation, [name for _, name in wanted])
    with installation.progress.step(f"Starting {len(wanted)} processes and waiting until they are ready"):
        installation.supervised.start([as_child(installation, process, name) for process, name in wanted])
        wait_until_ready(installation, [name for _, name in wanted])


def _hold_ports(installation: Installation, names: list[str]) -> None:
    """Look once more, just before they are used: minutes may have passed since they were free."""
    kept = {row["name"] for row in installation.supervised.children()}
    for name in names:
        if name not in kept:
            host = installation.settings.get("GATEWAY_HOST", LOOPBACK) if name == "gateway" else LOOPBACK
            installation.ports.claim(name, host=host)
    write_environment(installation)


def as_child(installation: Installation, process: Process, name: str) -> Child:
    return Child(
        name=name,
        command=process.command,
        environment=with_machine(environment(process, name, installation.wiring())),
        folder=str(installation.places.checkout),
        stage=process.stage,
    )
