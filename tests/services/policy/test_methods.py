"""Every method of every service asked by everybody: exactly those whom its line names get in."""
import pytest

from deploy.topology.declared import SERVICES
from services.contracts.errors import Forbidden, Invalid, NotLoggedIn
from tests.services.asking import methods_of
from tests.services.policy.askers import Asker, askers
from tests.services.policy.walk import names
from tests.services.policy.wire import admission, headers_of

METHODS = [(service, method) for service in SERVICES for method in methods_of(service)]
EVERYBODY = askers()


def gets_in(service: type, method: str, asker: Asker) -> bool:
    """Whether the request comes as far as its arguments, which are wrong for most methods."""
    headers = headers_of(asker, vars(service)["name"])
    try:
        admission(service).call(method, headers, '{"args": [], "kwargs": {}}')
    except (Forbidden, NotLoggedIn):
        return False
    except Invalid:
        return True
    return True


@pytest.mark.parametrize(("service", "method"), METHODS, ids=[f"{one.name}.{method}" for one, method in METHODS])
def test_exactly_those_get_in_whom_the_line_names(service: type, method: str) -> None:
    line = vars(service)["who_may"][method]
    named = {asker.name for asker in EVERYBODY if any(names(who, asker) for who in line.who)}
    assert {asker.name for asker in EVERYBODY if gets_in(service, method, asker)} == named
    assert named
    assert "nobody" not in named
