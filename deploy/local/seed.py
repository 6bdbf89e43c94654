"""The demo country: agencies and lists, people, accounts; `python -m deploy.local.seed` or a first `./epupns up`."""

import importlib.util

from deploy.local.errors import SetupError
from deploy.local.installation import Installation, open_installation
from deploy.local.runs import module_environment, python_module, run_quietly

# in this order: people live in agencies, accounts belong to people
STEPS = (
    ("reference", "Demo country: agencies, units and lists"),
    ("registration", "Demo country: people"),
    ("identity", "Demo country: accounts"),
)


def seed_demo(installation: Installation) -> None:
    """Run each service's own seed with its own environment; refuses in production."""
    if installation.settings.get("EPUPNS_MODE") == "production":
        message = "A production start has no demo country; seed only where EPUPNS_MODE is demo."
        raise SetupError(message)
    if not all(importlib.util.find_spec(f"services.{service}.seed_demo") for service, _ in STEPS):
        return
    for service, title in STEPS:
        module = f"services.{service}.seed_demo"
        with installation.progress.step(title):
            run_quietly(installation, title, python_module(module), module_environment(installation, service))
    installation.state.seeded = "demo"
    installation.save()


if __name__ == "__main__":
    seed_demo(open_installation())
