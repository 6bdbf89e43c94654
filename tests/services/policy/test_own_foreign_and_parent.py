"""Every profile in own, foreign and parent jurisdiction, on real objects: what is not theirs is not found."""
import pytest

from services.contracts.policies import POLICIES
from tests.services.conftest import OpenDatabase
from tests.services.policy import (
    things_of_helpdesk,
    things_of_identity,
    things_of_reference,
    things_of_registration,
    things_of_reporting,
    things_of_verification,
)

WALKS = {
    "helpdesk": things_of_helpdesk.walk,
    "identity": things_of_identity.walk,
    "reference": things_of_reference.walk,
    "registration": things_of_registration.walk,
    "reporting": things_of_reporting.walk,
    "verification": things_of_verification.walk,
}


@pytest.mark.parametrize("service", POLICIES)
def test_everybody_finds_what_the_table_says(service: str, open_database: OpenDatabase, field_keys: None) -> None:
    walk = WALKS[service](open_database(service))
    assert walk.forgotten() == set(), f"walk it in things_of_{service}.py, or say there that it touches no object"
    assert walk.wrong() == []
