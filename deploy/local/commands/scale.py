"""`./epupns scale verification-worker=4`: more or fewer copies of a process."""

import click

from deploy.local.environment import write_environment_files
from deploy.local.errors import SetupError
from deploy.local.exclusive import exclusive
from deploy.local.installation import Installation, open_installation
from deploy.local.processes import PROCESSES, Process, instances
from deploy.local.readiness import wait_until_ready
from deploy.local.start_processes import as_child

MOST = 64


@click.command()
@click.argument("order", metavar="PROCESS=N")
def scale(order: str) -> None:
    """Run N copies of PROCESS, now and after the next start."""
    process, count = _read(order)
    installation = open_installation()
    with exclusive(installation):
        installation.state.scale[process.name] = count
        installation.save()
        kept = [row["name"] for row in installation.supervised.children()]
        if process.name not in kept:
            installation.progress.say(f"{process.name} will start {count} times at the next `./epupns up`")
            return
        with installation.progress.step(f"{process.name}: {count} running"):
            change(installation, process, count, kept)


def _read(order: str) -> tuple[Process, int]:
    scalable = {process.name: process for process in PROCESSES if process.scalable}
    name, _, count = order.partition("=")
    if name not in scalable or not count.isdigit() or not 1 <= int(count) <= MOST:
        message = f"scale takes PROCESS=N with N from 1 to {MOST} and PROCESS one of: {', '.join(scalable)}."
        raise SetupError(message)
    return scalable[name], int(count)


def change(installation: Installation, process: Process, count: int, kept: list[str]) -> None:
    """Stop the copies beyond `count`, start the missing ones, wait until all are ready; `kept` runs now."""
    wanted = instances(process, count)
    extra = [name for name in kept if name.startswith(f"{process.name}.") and name not in wanted]
    installation.supervised.stop(extra)
    for name in wanted:
        if name not in kept:
            installation.ports.claim(name)
    installation.save()
    write_environment_files(installation.wiring(), installation.state.scale)
    installation.supervised.start([as_child(installation, process, name) for name in wanted])
    wait_until_ready(installation, wanted)
