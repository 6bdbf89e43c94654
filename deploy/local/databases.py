"""Bringing every service's database to its newest migration."""

from deploy.local.installation import Installation
from deploy.local.processes import SERVICES_WITH_DATABASE
from deploy.local.runs import module_environment, python_module, run_quietly


def services_with_migrations(installation: Installation) -> list[str]:
    """A service whose folder has no migrations yet has nothing to bring anywhere."""
    services = installation.places.checkout / "services"
    return [name for name in SERVICES_WITH_DATABASE if any((services / name / "migrations").glob("*.py"))]


def migrate_all(installation: Installation) -> None:
    """One after the other: on a small machine two Pythons at once are not faster."""
    for service in services_with_migrations(installation):
        run_quietly(
            installation,
            f"Migrating {service}",
            python_module("services.chassis.migrate", service),
            module_environment(installation, service),
        )
