"""What `doctor` looks at: each question one function that answers with a finding."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

from deploy.local import packages
from deploy.local.chromium import find_chromium
from deploy.local.errors import SetupError
from deploy.local.installation import Installation
from deploy.local.readiness import ready_names
from deploy.local.runs import python_module
from deploy.local.servers import docker, rabbitmq
from deploy.local.servers.given import check_broker, check_database
from deploy.local.start_processes import topology_environment

GIGABYTE = 1024**3
LITTLE_DISK = 2 * GIGABYTE
LITTLE_MEMORY = 2 * GIGABYTE


@dataclass(frozen=True)
class Finding:
    """One line of the examination; `mend` is a command or a sentence, empty when all is well."""

    subject: str
    words: str
    mend: str = ""
    fatal: bool = False


def python_version(_: Installation) -> Finding:
    return Finding("Python", f"{sys.version.split()[0]} in {sys.prefix}")


def memory(_: Installation) -> Finding:
    free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    mend = "free some memory, or give the machine more" if free < LITTLE_MEMORY else ""
    return Finding("Memory", f"{free / GIGABYTE:.1f} GB free", mend)


def disk(installation: Installation) -> Finding:
    free = shutil.disk_usage(installation.places.data).free
    mend = "make room, or set EPUPNS_DATA to a larger disk" if free < LITTLE_DISK else ""
    return Finding("Disk", f"{free / GIGABYTE:.1f} GB free in {installation.places.data}", mend, bool(mend))


def ways_to_a_broker(installation: Installation) -> Finding:
    if installation.settings.get("AMQP_URL"):
        return Finding("Broker", "AMQP_URL is given")
    if docker.engine_answers():
        return Finding("Broker", "a Docker engine answers")
    if found := rabbitmq.find_program():
        return Finding("Broker", str(found))
    if packages.may_install():
        return Finding("Broker", "none yet; `./epupns up` will install Debian's rabbitmq-server")
    return Finding("Broker", "none", "sudo apt-get install rabbitmq-server", fatal=True)


def broker_answers(installation: Installation) -> Finding:
    return _answers("Broker's answer", check_broker, installation.state.marks.get("broker-url"))


def database_answers(installation: Installation) -> Finding:
    return _answers("Database's answer", check_database, installation.state.marks.get("database-url"))


def _answers(subject: str, check: Callable[[str], None], url: str | None) -> Finding:
    if not url:
        return Finding(subject, "never started", "./epupns up")
    try:
        check(url)
    except SetupError as error:
        return Finding(subject, str(error), "./epupns up", fatal=True)
    return Finding(subject, "yes")


def queues(installation: Installation) -> Finding:
    """Also how a broker shows that lost everything: services make their own queues again, nobody makes the others."""
    if not installation.supervised.is_running():
        return Finding("Queues", "not looked at: nothing runs", "./epupns up")
    variables, command = topology_environment(installation), python_module("deploy.topology", "--check")
    finished = subprocess.run(command, check=False, capture_output=True, text=True, env=variables)
    if finished.returncode == 0:
        return Finding("Queues", "as declared")
    words = (finished.stderr.strip() or finished.stdout.strip() or "no answer").splitlines()
    return Finding("Queues", words[-1], "./epupns topology --rebuild", fatal=True)


def processes(installation: Installation) -> Finding:
    rows = [row for row in installation.supervised.children() if row["name"] in installation.ports.known]
    names = [row["name"] for row in rows if row["stage"] > 1]
    away = sorted(set(names) - ready_names(installation, names))
    if not names:
        return Finding("Processes", "none run", "./epupns up")
    if away:
        return Finding("Processes", f"not ready: {', '.join(away)}", f"./epupns logs {away[0]}", fatal=True)
    dying = [row["name"] for row in rows if row["restarts"]]
    words = f"{len(names)} ready" + (f"; restarted since the start: {', '.join(dying)}" if dying else "")
    return Finding("Processes", words)


def browser(_: Installation) -> Finding:
    found = find_chromium()
    return Finding("Chromium (tests only)", found or "none", "" if found else "./epupns test installs it as root")


QUESTIONS = (
    python_version, memory, disk, ways_to_a_broker, database_answers, broker_answers, queues, processes, browser,
)


def examine(installation: Installation) -> list[Finding]:
    return [question(installation) for question in QUESTIONS]
