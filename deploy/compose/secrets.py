"""Random secrets and free ports of the containers, made once: files that compose.yaml names and no image holds."""

from collections.abc import Mapping

from deploy.compose.inside import AUDIT, BROKER, DATABASE, DOCUMENTS, GATEWAY_PORT, HEALTH_PORT, PREPARE
from deploy.compose.seeding_keys import keys_variable
from deploy.local.databases import migration_variables
from deploy.local.environment import Wiring, environment, write_for_shell
from deploy.local.keys import Keys, load_keys
from deploy.local.places import Places
from deploy.local.ports import Ports
from deploy.local.processes import PROCESSES, find
from deploy.local.progress import Progress
from deploy.local.servers import accounts
from deploy.local.servers.postgres import SUPERUSER
from deploy.local.servers.roles import role_name, service_url
from deploy.local.state import State, load_state
from deploy.topology.subscribers import ACCOUNTS


def write_secrets(places: Places, settings: Mapping[str, str]) -> dict[str, str]:
    """Everything below `places`; what was made before stays. Gives the variables that compose.yaml itself reads."""
    places.prepare()
    state, keys = load_state(places), load_keys(places)
    _choose_ports(state, settings)
    wiring = _wiring(places, keys, state, settings)
    for process in PROCESSES:
        write_for_shell(places.env / f"{process.name}.env", environment(process, process.name, wiring))
    for name, variables in _others(keys, wiring, state.database_prefix).items():
        write_for_shell(places.env / f"{name}.env", variables)
    known = accounts.definitions(accounts.rights_of_others(), keys.broker_password)
    accounts.write_definitions(places.broker, known)
    _remember_from_outside(places, state, keys)
    return {
        "GATEWAY_HOST": settings.get("GATEWAY_HOST", "127.0.0.1"),
        **{f"{name.upper()}_PORT": str(state.ports[name]) for name in ("gateway", "broker", "database")},
    }


def _choose_ports(state: State, settings: Mapping[str, str]) -> None:
    """Published ones; those once chosen stay, because it may be we who use them now."""
    ports = Ports(state.ports, Progress().say)
    if "GATEWAY_PORT" in settings:
        state.ports["gateway"] = int(settings["GATEWAY_PORT"])
    for name, wanted in {"gateway": GATEWAY_PORT, "broker": None, "database": None}.items():
        if name not in state.ports:
            ports.claim(name, wanted)
    for process in PROCESSES:
        state.ports.setdefault(process.name, HEALTH_PORT)  # inside; nobody outside asks there


def _wiring(places: Places, keys: Keys, state: State, settings: Mapping[str, str]) -> Wiring:
    folders = {"DOCUMENT_STORE": DOCUMENTS, "AUDIT_HEADS": AUDIT}
    outside = {"EPUPNS_ADDRESS": f"http://127.0.0.1:{state.ports['gateway']}"}
    inside = {"GATEWAY_HOST": "0.0.0.0", "GATEWAY_PORT": str(GATEWAY_PORT), **folders}  # noqa: S104

    def database_url(service: str) -> str:
        role = role_name(state.database_prefix, service)
        return service_url(_admin_url(keys, f"{DATABASE}:5432"), role, keys.password(f"database-{service}"))

    return Wiring(
        places=places,
        keys=keys,
        amqp_url=lambda service: _amqp_url(keys, f"{BROKER}:5672", service),
        database_url=database_url,
        port=lambda name: GATEWAY_PORT if name == "gateway" else HEALTH_PORT,
        settings={**outside, **settings, **inside},
    )


def _others(keys: Keys, wiring: Wiring, prefix: str) -> dict[str, dict[str, str]]:
    """The servers' first accounts, and the job that makes roles, tables, queues and the demo country."""
    return {
        DATABASE: {"POSTGRES_USER": SUPERUSER, "POSTGRES_PASSWORD": keys.password("database-admin")},
        BROKER: accounts.LOADED,
        PREPARE: {
            **environment(find("registration"), "registration", wiring),
            **keys_variable(lambda service: environment(find(service), service, wiring)),
            "AMQP_URL": _amqp_url(keys, f"{BROKER}:5672"),
            **migration_variables(wiring.database_url, _admin_url(keys, f"{DATABASE}:5432"), prefix),
        },
    }


def _remember_from_outside(places: Places, state: State, keys: Keys) -> None:
    """The servers as this machine reaches them, where every data folder has it."""
    broker, database = (f"127.0.0.1:{state.ports[name]}" for name in ("broker", "database"))
    state.marks.update({"broker-url": _amqp_url(keys, broker), "database-url": _admin_url(keys, database)})
    state.save(places)
    for account in ACCOUNTS:
        write_for_shell(places.env / f"{account}.env", {"AMQP_URL": _amqp_url(keys, broker, account)})


def _amqp_url(keys: Keys, place: str, account: str = accounts.OPERATOR) -> str:
    return f"amqp://{account}:{keys.broker_password(account)}@{place}/"


def _admin_url(keys: Keys, place: str) -> str:
    return f"postgresql://{SUPERUSER}:{keys.password('database-admin')}@{place}/postgres"
