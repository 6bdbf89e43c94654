"""People and services that ask: verifiers with their jurisdictions, civil servants, strangers."""
from uuid import UUID, uuid5

from services.contracts.actor import Actor, Grant, Jurisdiction, JurisdictionKind
from services.contracts.profiles import Profile

_NAMESPACE = UUID("00000000-0000-7000-8000-000000000000")

NATIONAL = Jurisdiction(JurisdictionKind.NATIONAL, "", "BKN Pusat")
NATIONAL_AGENCIES = Jurisdiction(JurisdictionKind.NATIONAL_AGENCIES, "", "BKN Pusat")


def id_of(name: str) -> str:
    """The same id for the same name."""
    return str(uuid5(_NAMESPACE, name))


def unit(id: str) -> Jurisdiction:
    return Jurisdiction(JurisdictionKind.ORG_UNIT, id, id.title())


def agency(id: str) -> Jurisdiction:
    return Jurisdiction(JurisdictionKind.AGENCY, id, id.title())


def kanreg(id: str) -> Jurisdiction:
    return Jurisdiction(JurisdictionKind.KANREG, id, id.title())


def official(name: str, *grants: tuple[Profile, Jurisdiction], person: str = "") -> Actor:
    """An account named after its holder; ``person`` names the human being when another account has it, too."""
    held = tuple(Grant(profile, jurisdiction) for profile, jurisdiction in grants)
    return Actor(account_id=id_of(f"account {name}"), name=name, person_id=id_of(person) if person else "", grants=held)


def citizen(person: str) -> Actor:
    """The civil servant's own account."""
    return Actor(account_id=id_of(f"citizen {person}"), name=person, person_id=id_of(person), citizen=True)


def service(name: str) -> Actor:
    """A service that asks for itself."""
    return Actor(account_id="", service=name)


ANONYMOUS = service("gateway")
