"""Officials at their desks, with a verification service in memory."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from services.contracts.profiles import Profile
from tests.gateway.admin import cases, fake_reporting
from tests.gateway.admin.fake_verification import FakeVerification
from tests.gateway.fake_services import FakeServices


@pytest.fixture
def desk(fake: FakeServices) -> FakeVerification:
    """Verification with one case at level 1, held by who looks, and a second one that is free."""
    free = cases.case("R3WN8HTA")
    free.update({"claim": "", "claimed_by": "", "claimed_until": "", "can_claim": True})
    verification = FakeVerification(cases.case("K7M4QX2P"), free)
    fake.answers |= verification.handlers()
    fake.answers["reporting.progress"] = fake_reporting.progress
    fake.answers["reporting.workforce"] = fake_reporting.workforce
    return verification


@pytest.fixture
def verifier(desk: FakeVerification, as_official: Callable[..., FlaskClient]) -> FlaskClient:
    """A level-1 verifier's browser."""
    return as_official(Profile.VERIFIER_L1)
