"""Secrets are random, made once, and readable by their owner alone."""

import base64
import json
import stat

from deploy.local.keys import load_keys, public_key
from deploy.local.places import Places


def test_a_secret_is_the_same_after_a_restart(places: Places) -> None:
    first = load_keys(places)
    made = (first.password("broker"), first.key("gateway-sessions"), first.key_ring("documents"))
    again = load_keys(places)
    assert (again.password("broker"), again.key("gateway-sessions"), again.key_ring("documents")) == made


def test_no_two_secrets_are_alike(places: Places) -> None:
    keys = load_keys(places)
    assert len({keys.password("a"), keys.password("b"), keys.key("a"), keys.key("b")}) == 4


def test_the_file_is_for_its_owner_alone(places: Places) -> None:
    load_keys(places).password("broker")
    assert stat.S_IMODE(places.secrets.stat().st_mode) == 0o600


def test_keys_are_32_bytes_and_have_a_public_half(places: Places) -> None:
    keys = load_keys(places)
    private = keys.key("assertion-identity")
    assert len(base64.b64decode(private)) == 32
    assert len(base64.b64decode(public_key(private))) == 32
    assert public_key(private) != private
    assert [len(base64.b64decode(key)) for key in json.loads(keys.key_ring("fields")).values()] == [32]


def test_a_ring_grows_at_its_end_and_keeps_what_it_had(places: Places) -> None:
    keys = load_keys(places)
    before = json.loads(keys.key_ring("documents"))
    assert keys.add_to_ring("documents") == "2"
    after = json.loads(load_keys(places).key_ring("documents"))
    assert list(after) == ["1", "2"]
    assert after["1"] == before["1"] != after["2"]
