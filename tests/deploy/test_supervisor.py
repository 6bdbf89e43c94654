"""The supervisor keeps programs alive, stops them gently, and leaves none behind."""

import os
import signal
from functools import partial
from pathlib import Path

from deploy.local.places import Places
from deploy.local.supervised import Supervised
from deploy.local.supervisor.orphans import started_at
from tests.deploy.conftest import eventually, python_child, wrote

SLEEPER = "import time; time.sleep(600)"


def row(supervised: Supervised, name: str) -> dict[str, object]:
    return next(row for row in supervised.children() if row["name"] == name)


def test_a_child_that_is_killed_is_started_again(supervised: Supervised) -> None:
    supervised.start([python_child("sleeper", SLEEPER)])
    eventually(lambda: row(supervised, "sleeper")["phase"] == "running")
    first = row(supervised, "sleeper")["pid"]
    os.kill(int(str(first)), signal.SIGKILL)
    eventually(lambda: row(supervised, "sleeper")["pid"] not in {first, None})
    assert row(supervised, "sleeper")["restarts"] == 1
    assert row(supervised, "sleeper")["last_exit"] == -signal.SIGKILL


def test_what_dies_at_once_is_retried_with_growing_pauses(supervised: Supervised) -> None:
    supervised.start([python_child("dying", "raise SystemExit(3)")])
    eventually(lambda: int(str(row(supervised, "dying")["restarts"])) >= 2)
    assert row(supervised, "dying")["last_exit"] == 3
    assert int(str(row(supervised, "dying")["restarts"])) < 5


def test_a_program_that_does_not_exist_is_reported_in_its_log(supervised: Supervised, places: Places) -> None:
    child = python_child("ghost", "")
    supervised.start([type(child)("ghost", ("/no/such/program",))])
    eventually(lambda: wrote(places, "ghost", "cannot start /no/such/program"))


def test_stopping_lets_a_child_finish_its_work(supervised: Supervised, places: Places, tmp_path: Path) -> None:
    done = tmp_path / "done"
    program = f"""
import signal, sys, time
def drain(*_):
    time.sleep(0.5)
    open({str(done)!r}, "w").write("finished")
    sys.exit(0)
signal.signal(signal.SIGTERM, drain)
print("listening", flush=True)
time.sleep(600)
"""
    supervised.start([python_child("worker", program)])
    eventually(partial(wrote, places, "worker", "listening"))
    supervised.stop(["worker"])
    assert done.read_text() == "finished"
    assert supervised.children() == []


def test_a_child_that_ignores_the_signal_is_killed_after_its_time(supervised: Supervised, places: Places) -> None:
    program = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); {SLEEPER}"
    supervised.start([python_child("deaf", program, stop_seconds=0.3)])
    eventually(lambda: wrote(places, "deaf", "deaf"))
    supervised.stop(["deaf"])
    assert supervised.children() == []


def test_shutdown_stops_the_gateway_before_the_services_and_the_servers_last(
    supervised: Supervised, places: Places, tmp_path: Path
) -> None:
    order = tmp_path / "order"
    program = """
import signal, sys, time
def leave(*_):
    open({order!r}, "a").write({name!r} + "\\n")
    sys.exit(0)
signal.signal(signal.SIGTERM, leave)
print("up", flush=True)
time.sleep(600)
"""
    stages = {"broker": 1, "gateway": 3, "identity": 2}
    children = [
        python_child(name, program.format(order=str(order), name=name), stage=stage) for name, stage in stages.items()
    ]
    supervised.start(children)
    for name in stages:
        eventually(partial(wrote, places, name, "up"))
    supervised.shutdown()
    assert order.read_text().split() == ["gateway", "identity", "broker"]
    assert not supervised.is_running()


def test_the_next_supervisor_ends_what_a_killed_one_left(supervised: Supervised, places: Places) -> None:
    supervised.start([python_child("sleeper", SLEEPER)])
    eventually(lambda: row(supervised, "sleeper")["phase"] == "running")
    orphan = int(str(row(supervised, "sleeper")["pid"]))
    os.kill(supervised.order({"do": "status"})["pid"], signal.SIGKILL)
    eventually(lambda: not supervised.is_running())
    assert started_at(orphan) is not None
    Supervised(places).launch(master=os.getpid())
    assert started_at(orphan) is None


def test_a_pid_that_belongs_to_a_stranger_now_is_left_alone(places: Places) -> None:
    from deploy.local.supervisor.orphans import end_orphans, remember

    born = started_at(os.getpid())
    assert born is not None
    remember(
        places.run, {"old": {"pid": os.getpid(), "started_at": born - 1, "stop_signal": signal.SIGKILL, "stage": 2}}
    )
    assert end_orphans(places.run) == []


def test_it_leaves_when_the_test_run_that_started_it_is_gone(places: Places) -> None:
    import subprocess
    import sys

    master = subprocess.Popen([sys.executable, "-c", SLEEPER])
    supervised = Supervised(places)
    supervised.launch(master=master.pid)
    supervised.start([python_child("sleeper", SLEEPER)])
    master.kill()
    master.wait()
    eventually(lambda: not supervised.is_running())


def test_a_data_folder_of_any_depth_will_do(tmp_path: Path) -> None:
    deep = Places(tmp_path.joinpath(*["a-rather-long-name-of-a-folder"] * 6))
    deep.prepare()
    supervised = Supervised(deep)
    supervised.launch(master=os.getpid())
    supervised.start([python_child("sleeper", SLEEPER)])
    assert [row["name"] for row in supervised.children()] == ["sleeper"]
    supervised.shutdown()


def test_a_program_that_is_only_a_door_is_stopped_by_a_command(
    supervised: Supervised, places: Places, tmp_path: Path
) -> None:
    bell = tmp_path / "bell"
    program = f"""
import os, time
print("waiting", flush=True)
while not os.path.exists({str(bell)!r}):
    time.sleep(0.02)
print("heard the bell", flush=True)
"""
    supervised.start([python_child("door", program, stop_command=("touch", str(bell)))])
    eventually(partial(wrote, places, "door", "waiting"))
    supervised.stop(["door"])
    assert wrote(places, "door", "heard the bell")
