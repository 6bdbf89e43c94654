"""Calling any method of any service directly, past the gateway: only a fresh signature for this service is heard."""
import pytest

from deploy.topology.declared import SERVICES
from services.contracts.errors import NotLoggedIn
from tests.services.asking import methods_of
from tests.services.chassis.forgery import FORGERIES
from tests.services.policy.wire import KEYS, admission

WITH_METHODS = [service for service in SERVICES if methods_of(service)]


@pytest.mark.parametrize("forgery", FORGERIES)
@pytest.mark.parametrize("service", WITH_METHODS, ids=lambda service: service.name)
def test_what_is_not_signed_for_it_now_is_refused_by_every_method(service: type, forgery: str) -> None:
    """How a request comes to this point is the chassis's business, the same for all: ``chassis/test_admission.py``."""
    asked = admission(service)
    name = vars(service)["name"]
    headers = {f"nameko.{header}": value for header, value in FORGERIES[forgery](KEYS, name).items()}
    for method in (*methods_of(service), "no_such_method"):
        with pytest.raises(NotLoggedIn):
            asked.call(method, headers, '{"args": [], "kwargs": {}}')
