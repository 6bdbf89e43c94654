"""Who asks is signed: an assertion counts for one audience, a minute long, from an issuer who may say so."""

from __future__ import annotations

import time
from typing import Any

import pytest

from services.chassis.assertion import LIFETIME, Signer, Verifier
from services.contracts.actor import Actor
from services.contracts.errors import NotLoggedIn
from tests.services.chassis.forgery import ANI, FORGERIES, claims, signed, unsigned
from tests.services.chassis.running import Keys

ISSUERS = ("identity", "gateway", "registration", "verification")


@pytest.fixture(scope="module")
def known() -> Keys:
    keys = Keys()
    for issuer in ISSUERS:
        keys.add(issuer)
    return keys


@pytest.fixture(scope="module")
def verifier(known: Keys) -> Verifier:
    return Verifier("registration", known.public)


def signer(keys: Keys, issuer: str) -> Signer:
    return Signer(issuer, keys.private[issuer], keys.public[issuer])


def test_identity_speaks_of_people(known: Keys, verifier: Verifier) -> None:
    assert verifier.actor(signer(known, "identity").sign(ANI, "registration")) == ANI


@pytest.mark.parametrize("issuer", ISSUERS)
def test_everybody_speaks_for_itself(issuer: str, known: Keys, verifier: Verifier) -> None:
    assert verifier.actor(signer(known, issuer).as_itself("registration")) == Actor(account_id="", service=issuer)


def test_who_speaks_for_itself_says_from_where_its_visitor_comes(known: Keys, verifier: Verifier) -> None:
    signed = signer(known, "gateway").as_itself("registration", "10.1.2.3")
    assert verifier.actor(signed) == Actor(account_id="", service="gateway", address="10.1.2.3")


@pytest.mark.parametrize("issuer", ["gateway", "verification", "registration"])
@pytest.mark.parametrize(
    "actor",
    [ANI, Actor(account_id="", service="identity"), Actor(account_id="ani", service="gateway")],
    ids=["a person", "another service", "a person behind itself"],
)
def test_nobody_else_speaks_of_people_or_for_others(
    issuer: str, actor: Actor, known: Keys, verifier: Verifier
) -> None:
    with pytest.raises(NotLoggedIn):
        verifier.actor(signer(known, issuer).sign(actor, "registration"))


def test_identity_does_not_speak_for_other_services(known: Keys, verifier: Verifier) -> None:
    with pytest.raises(NotLoggedIn):
        verifier.actor(signer(known, "identity").sign(Actor(account_id="", service="verification"), "registration"))


def test_another_audience_is_refused(known: Keys, verifier: Verifier) -> None:
    with pytest.raises(NotLoggedIn):
        verifier.actor(signer(known, "identity").sign(ANI, "verification"))


def test_another_key_is_refused(verifier: Verifier) -> None:
    stranger = Keys()
    stranger.add("identity")
    with pytest.raises(NotLoggedIn):
        verifier.actor(signer(stranger, "identity").sign(ANI, "registration"))


def test_a_known_key_under_another_name_is_refused(known: Keys, verifier: Verifier) -> None:
    with pytest.raises(NotLoggedIn):
        verifier.actor(signed(known, "gateway", claims("registration")))


@pytest.mark.parametrize(
    "wrong",
    [
        {"iat": -3600, "exp": -3540},
        {"iat": -LIFETIME - 1, "exp": 3600},
        {"iat": 3600, "exp": 3660},
        {"iat": None},
        {"exp": None},
        {"iat": "now"},
        {"act": None},
        {"act": {"account_id": "ani"}},
        {"act": ANI.to_claims() | {"grants": [["emperor", "national", "", ""]]}},
        {"aud": None},
        {"aud": ["registration"]},
        {"iss": None},
        {"iss": ["identity"]},
        {"iss": "nobody"},
    ],
    ids=str,
)
def test_stale_early_or_incomplete_claims_are_refused(wrong: dict[str, Any], known: Keys, verifier: Verifier) -> None:
    now = int(time.time())  # numbers are seconds from now, so that every run names the test alike
    said = {claim: now + value if isinstance(value, int) else value for claim, value in wrong.items()}
    with pytest.raises(NotLoggedIn):
        verifier.actor(signed(known, "identity", claims("registration", **said)))


def test_other_algorithms_are_refused(known: Keys, verifier: Verifier) -> None:
    by_public_key = FORGERIES["by a public key"](known, "registration")["assertion"]
    for forged in (unsigned(claims("registration")), by_public_key, "", "x.y.z", "a" * 10_000, "é.è.ê"):
        with pytest.raises(NotLoggedIn):
            verifier.actor(forged)


def test_a_changed_assertion_is_refused(known: Keys, verifier: Verifier) -> None:
    head, _, signature = signer(known, "identity").sign(ANI, "registration").split(".")
    of_another = unsigned(claims("registration", act=Actor(account_id="budi").to_claims())).split(".")[1]
    with pytest.raises(NotLoggedIn):
        verifier.actor(f"{head}.{of_another}.{signature}")
