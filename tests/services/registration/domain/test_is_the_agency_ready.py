"""What an agency still has to do before it opens registration, as a grid."""
from dataclasses import replace
from typing import Any

import pytest

from services.contracts.registration.gates import Topic
from services.registration.domain.is_the_agency_ready import Need, Prepared, is_ready, items

READY = Prepared(
    flagged={"dinas": "Dinas Pendidikan", "setda": "Sekretariat Daerah"}, with_verifier=("dinas", "setda"),
    level_2=1, registration_verifiers=1, confirmed=tuple(Topic), vetting=True,
)


def missing(prepared: Prepared) -> list[Need]:
    return [item.need for item in items(prepared) if not item.done]


def test_an_agency_that_has_done_everything_is_ready() -> None:
    assert is_ready(READY)
    assert [item.need for item in items(READY)] == list(Need)


@pytest.mark.parametrize(
    ("change", "lacks"),
    [
        ({"flagged": {}}, [Need.FLAGGED_UNITS, Need.LEVEL_1]),
        ({"with_verifier": ()}, [Need.LEVEL_1]),
        ({"level_2": 0}, [Need.LEVEL_2]),
        ({"registration_verifiers": 0}, [Need.VETTING]),
        ({"confirmed": (Topic.ORG_UNITS, Topic.SCHOOLS)}, [Need.WORK_LOCATIONS, Need.HEALTH_UNITS]),
    ],
)
def test_each_thing_that_is_missing_is_named(change: dict[str, Any], lacks: list[Need]) -> None:
    assert missing(replace(READY, **change)) == lacks


def test_units_without_a_verifier_are_named() -> None:
    [_, level_1, *_] = items(replace(READY, with_verifier=("dinas",)))
    assert level_1.names == ("Sekretariat Daerah",)


def test_who_does_not_verify_registrations_needs_nobody_who_does() -> None:
    assert is_ready(replace(READY, vetting=False, registration_verifiers=0))
