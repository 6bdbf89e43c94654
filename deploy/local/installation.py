"""One installation opened for work: its places, state, keys, ports, settings and supervisor."""

from collections.abc import Mapping
from dataclasses import dataclass

from deploy.local.environment import Wiring
from deploy.local.errors import SetupError
from deploy.local.keys import Keys, load_keys
from deploy.local.places import Places, find_places
from deploy.local.ports import Ports
from deploy.local.progress import Progress
from deploy.local.servers.accounts import as_account
from deploy.local.servers.choose import Ground
from deploy.local.servers.roles import role_name, service_url
from deploy.local.settings import read_settings
from deploy.local.state import State, load_state
from deploy.local.supervised import Supervised


@dataclass(frozen=True)
class Installation:
    """What every command of ./epupns starts from."""

    places: Places
    state: State
    keys: Keys
    ports: Ports
    settings: Mapping[str, str]
    supervised: Supervised
    progress: Progress

    def ground(self) -> Ground:
        return Ground(self.places, self.state, self.keys, self.ports, self.settings, self.progress.say)

    def service_password(self, service: str) -> str:
        return self.keys.password(f"database-{service}")

    def database_url(self, service: str) -> str:
        role = role_name(self.state.database_prefix, service)
        return service_url(self.admin_url(), role, self.service_password(service))

    def broker_url(self, account: str) -> str:
        """As a service or a subscriber logs in: with its own account on a broker of ours, else as everybody."""
        url = self.state.marks["broker-url"]
        return url if self.state.broker == "given" else as_account(url, account, self.keys.broker_password(account))

    def admin_url(self) -> str:
        """Of the database server in use; the last start decided which."""
        return self.state.marks["database-url"]

    def wiring(self) -> Wiring:
        return Wiring(
            places=self.places,
            keys=self.keys,
            amqp_url=self.broker_url,
            database_url=self.database_url,
            port=self.ports.known.__getitem__,
            settings=dict(self.settings),
        )

    def require_servers(self) -> None:
        """SetupError when this command needs a broker and a database and nothing was started."""
        if "broker-url" not in self.state.marks or not self.supervised.is_running():
            message = "Nothing runs here; start it with `./epupns up` first."
            raise SetupError(message)

    def save(self) -> None:
        self.state.save(self.places)


def open_installation(progress: Progress | None = None) -> Installation:
    """Create the data folder when needed and read what is known of it."""
    progress = progress or Progress()
    places = find_places()
    settings = read_settings(places.checkout)
    places.prepare()
    state = load_state(places)
    ports = Ports(state.ports, progress.say)
    return Installation(places, state, load_keys(places), ports, settings, Supervised(places), progress)
