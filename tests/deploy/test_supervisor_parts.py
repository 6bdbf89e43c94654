"""Back-off and log rotation of the supervisor."""

from pathlib import Path

from deploy.local.supervisor.backoff import FIRST, LONGEST, next_delay
from deploy.local.supervisor.logs import rotate


def test_pauses_double_up_to_half_a_minute() -> None:
    pauses, last = [], 0.0
    for _ in range(9):
        last = next_delay(last, lived=0.1)
        pauses.append(last)
    assert pauses == [0.5, 1, 2, 4, 8, 16, 30, 30, LONGEST]


def test_a_steady_life_makes_the_next_pause_short_again() -> None:
    assert next_delay(LONGEST, lived=60) == FIRST


def test_a_log_over_the_limit_is_emptied_and_the_last_three_are_kept(tmp_path: Path) -> None:
    log = tmp_path / "gateway.log"
    for text in ("first", "second", "third", "fourth"):
        log.write_text(text)
        rotate(tmp_path, limit=3)
    assert log.read_text() == ""
    kept = [log.with_suffix(f".log.{number}").read_text() for number in (1, 2, 3)]
    assert kept == ["fourth", "third", "second"]
    assert not log.with_suffix(".log.4").exists()


def test_a_log_under_the_limit_stays(tmp_path: Path) -> None:
    (tmp_path / "gateway.log").write_text("short")
    rotate(tmp_path)
    assert (tmp_path / "gateway.log").read_text() == "short"
