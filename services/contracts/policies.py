"""The policy tables of all services, for those who must know beforehand: the gateway, documents and tests."""
from services.contracts.helpdesk.who_may import WHO_MAY as HELPDESK
from services.contracts.identity.who_may import WHO_MAY as IDENTITY
from services.contracts.policy import Line, Official, Policy
from services.contracts.profiles import Profile
from services.contracts.reference.who_may import WHO_MAY as REFERENCE
from services.contracts.registration.who_may import WHO_MAY as REGISTRATION
from services.contracts.reporting.who_may import WHO_MAY as REPORTING
from services.contracts.verification.who_may import WHO_MAY as VERIFICATION

POLICIES: dict[str, Policy] = {
    "identity": IDENTITY,
    "reference": REFERENCE,
    "registration": REGISTRATION,
    "verification": VERIFICATION,
    "helpdesk": HELPDESK,
    "reporting": REPORTING,
}


def line(action: str) -> Line:
    """The line of ``service.method``.  Raises ``KeyError`` for what no service can be asked."""
    service, _, method = action.partition(".")
    return POLICIES[service][method]


def profiles_that_may(action: str) -> frozenset[Profile]:
    """The profiles that the line of ``service.method`` names."""
    return frozenset(who.profile for who in line(action).who if isinstance(who, Official))
