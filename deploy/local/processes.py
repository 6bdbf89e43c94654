"""Which processes the system has: the one table that the supervisor, the environment files and `status` read."""

import sys
from dataclasses import dataclass

PYTHON = sys.executable
MAIL_SERVER = (
    *("EPUPNS_SMTP_HOST", "EPUPNS_SMTP_PORT", "EPUPNS_SMTP_SECURITY", "EPUPNS_SMTP_USER", "EPUPNS_SMTP_PASSWORD"),
    "EPUPNS_MAIL_FROM",
)


@dataclass(frozen=True)
class Process:
    """One row: what to run, whose database and signing key it uses, what else it needs from the environment."""

    name: str
    command: tuple[str, ...]
    service: str  # the name it answers and signs by
    database: bool = True
    needs: tuple[str, ...] = ()  # variables beyond those that every process has
    optional: tuple[str, ...] = ()  # passed on where the person set them; the code knows a default
    scalable: bool = False
    stage: int = 2  # started in rising order, stopped in falling order; the servers are 0 and 1


def _service(name: str, *needs: str, optional: tuple[str, ...] = ()) -> Process:
    command = (PYTHON, "-m", "services.chassis.run", f"services.{name}.service")
    return Process(name, command, name, needs=("AUDIT_HEADS", *needs), optional=optional)


PROCESSES = (
    _service("identity", "FIELD_KEYS", "FIELD_HASH_KEY"),
    _service("reference"),
    _service("registration", "DOCUMENT_STORE", "DOCUMENT_KEYS", "FIELD_KEYS", "FIELD_HASH_KEY"),
    _service("verification", "FIELD_KEYS", "FIELD_HASH_KEY", optional=("TAKE_BACK_SECONDS",)),
    _service("reporting"),
    _service("helpdesk", "FIELD_HASH_KEY", optional=("TAKE_BACK_SECONDS",)),
    Process(
        "verification-worker",
        (PYTHON, "-m", "services.chassis.run", "services.verification.worker"),
        "verification",
        needs=("LEVELS",),
        optional=("TAKE_BACK_SECONDS",),
        scalable=True,
    ),
    Process(
        "identity-worker",
        (PYTHON, "-m", "services.chassis.run", "services.identity.worker"),
        "identity",
        needs=("FIELD_KEYS", "FIELD_HASH_KEY", "EPUPNS_ADDRESS"),
        optional=MAIL_SERVER,
        scalable=True,
    ),
    Process(
        "registration-worker",
        (PYTHON, "-m", "services.chassis.run", "services.registration.worker"),
        "registration",
        needs=("DOCUMENT_STORE", "DOCUMENT_KEYS", "FIELD_KEYS", "FIELD_HASH_KEY"),
        optional=("EXPORT_RESTS",),
        scalable=True,
    ),
    Process(
        "gateway",
        (PYTHON, "-m", "gunicorn", "-c", "gateway/gunicorn_conf.py", "gateway.app:create_app()"),
        "gateway",
        database=False,
        needs=("DOCUMENT_STORE", "DOCUMENT_KEYS", "GATEWAY_HOST", "GATEWAY_PORT", "GATEWAY_SECRET_KEY"),
        optional=("GATEWAY_WORKERS", "GATEWAY_THREADS", "GATEWAY_TRUSTED_PROXIES"),
        stage=3,
    ),
)

SERVICES_WITH_DATABASE = tuple(process.name for process in PROCESSES if process.database and not process.scalable)
ISSUERS = (*SERVICES_WITH_DATABASE, "gateway")


def find(name: str) -> Process:
    """The row of `name`; KeyError when there is none."""
    return {process.name: process for process in PROCESSES}[name]


def instances(process: Process, count: int) -> list[str]:
    """Names of `count` running copies: the first has the process's own name, the others a number."""
    return [process.name if number == 1 else f"{process.name}.{number}" for number in range(1, count + 1)]
