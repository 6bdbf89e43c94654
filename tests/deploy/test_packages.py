"""While packages are installed no service may start, and afterwards the machine's own rule is back."""

from pathlib import Path

import pytest

from deploy.local.packages import services_held_back


def test_a_rule_that_stood_there_comes_back(tmp_path: Path) -> None:
    policy = tmp_path / "policy-rc.d"
    policy.write_text("#!/bin/sh\nexit 0\n")
    with services_held_back(policy):
        assert "exit 101" in policy.read_text()
    assert policy.read_text() == "#!/bin/sh\nexit 0\n"
    assert list(tmp_path.iterdir()) == [policy]


def test_where_there_was_none_there_is_none(tmp_path: Path) -> None:
    with services_held_back(tmp_path / "policy-rc.d"):
        assert (tmp_path / "policy-rc.d").stat().st_mode & 0o111
    assert list(tmp_path.iterdir()) == []


def test_after_a_failure_it_comes_back_too(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), services_held_back(tmp_path / "policy-rc.d"):
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def test_a_killed_installation_is_mended_by_the_next_one(tmp_path: Path) -> None:
    policy = tmp_path / "policy-rc.d"
    policy.write_text("exit 101 of a killed run")
    (tmp_path / "policy-rc.d.before-epupns").write_text("the machine's own")
    with services_held_back(policy):
        pass
    assert policy.read_text() == "the machine's own"
