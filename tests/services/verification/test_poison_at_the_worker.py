"""Seven kinds of poison on the level worker's own queue, between cases that only want to arrive, all several times.

Each poison is the one message of a case that waits for it: it is parked once, and after the mend the case arrives once.
"""
from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from services.chassis.queues import dead_letter_name, work_queue
from services.chassis.tables import parked
from services.verification.tables import cases, changes, transitions
from tests.servers import broker
from tests.services.chassis.broker_side import Broker
from tests.services.chassis.running import CHECKOUT, Program, program, until
from tests.services.people import id_of
from tests.services.verification.post import EXITS, FAULTY_ELSEWHERE, GARBLED, QUEUE, RAISES, UNKNOWN, Post
from tests.services.verification.running import Running

GOOD = [f"{number}G" for number in range(40)]
PEOPLE = [*GOOD, *GARBLED, *FAULTY_ELSEWHERE]
ARRIVED = ["queued", "open"]
REASONS = [
    "EndsTheProcess: 3 trials, none survived",
    "KeyError: 'no_such_field'",
    "OperationalError: ProgramLimitExceeded",
    "UnknownCase: no case ",
    "Unreadable: JSONDecodeError",
    "Unreadable: UnknownEvent: not a level message",
    "Unreadable: UnknownEvent: not a level message",
]
MOST_DEATHS = 12


class Scene:
    """The worker's database as the test sees it, and the operator's tool beside it."""

    def __init__(self, running: Running, broker_url: str) -> None:
        self.running = running
        with running.work.begin() as uow:
            database: sa.Engine = uow.session.get_bind()  # type: ignore[assignment]
        url = database.url.render_as_string(hide_password=False)
        self.variables = {"AMQP_URL": broker_url, "DATABASE_URL": url, "LEVELS": "1"}

    def steps(self) -> dict[str, list[str]]:
        """The states that each case has entered, in order, by the id of its person."""
        query = sa.select(cases.c.person_id, transitions.c.state).join(transitions, transitions.c.case_id == cases.c.id)
        found = defaultdict(list)
        with self.running.work.begin() as uow:
            for person, state in uow.session.execute(query.order_by(transitions.c.version)):
                found[person].append(state)
        return found

    def parked(self) -> list[tuple[int, str, bytes]]:
        """Number, reason and body of what is open."""
        query = sa.select(parked.c.id, parked.c.error, parked.c.body).where(parked.c.settled_at.is_(None))
        with self.running.work.begin() as uow:
            return [(row.id, row.error, row.body) for row in uow.session.execute(query.order_by(parked.c.error))]

    def replay_all(self, post: Post, file: Path) -> None:
        """What was garbled with the body that it should have had, the rest as it is."""
        for number, _, body in self.parked():
            for person in GARBLED:
                if body == post.as_published(person):
                    file.write_text(json.dumps(post.messages[person]))
                    self._replay(str(number), "--body", str(file), "--reason", "mended by hand")
        self._replay("--all", "--reason", "the next release")

    def _replay(self, *arguments: str) -> None:
        command = [sys.executable, "-m", "services.chassis.parking_tool", "verification", "replay", *arguments]
        variables = {**self.variables, "PATH": "", "LOGNAME": "siti"}
        subprocess.run(command, check=True, capture_output=True, cwd=CHECKOUT, env=variables)


@pytest.fixture
def post(running: Running) -> Iterator[Post]:
    """To a broker where nobody else takes from the level queues."""
    with broker() as url:
        side = Broker(url)
        side.declare(work_queue(QUEUE))
        yield Post(running, side)
        side.close()


def test_cases_arrive_each_poison_is_parked_once_and_comes_home_after_the_mend(
    running: Running, post: Post, tmp_path: Path
) -> None:
    scene = Scene(running, post.broker.url)
    take_in_all_but_the_unknown(running, post)
    with running.work.begin() as not_committed:
        post.take_in(not_committed, UNKNOWN)
        post.send()
        variables = {**scene.variables, "TEST_DEADLY_CASE": post.messages[EXITS]["case_id"]}
        with program("tests.services.verification.programs.careless_worker", variables, tmp_path) as careless:
            start_until(careless, lambda: len(scene.parked()) == len(REASONS) and post.broker.depth(QUEUE) == 0)
            careless.stop()
        assert scene.steps() == {id_of(p): ARRIVED if p in GOOD else ["queued"] for p in PEOPLE if p != UNKNOWN}
        found = [reason for _, reason, _ in scene.parked()]
        assert [reason[: len(start)] for reason, start in zip(found, REASONS, strict=True)] == REASONS

    given_back = post.broker.depth(QUEUE)
    change_key(running, "no_such_field", "agama")
    with program("services.verification.worker", scene.variables, tmp_path) as mended:
        mended.start().ready()
        scene.replay_all(post, tmp_path / "mended.json")
        expected = given_back + len(REASONS) + post.send()
        until(lambda: mended.metric("epupns_messages_total") == expected)
        mended.stop()
    assert scene.steps() == {id_of(person): ARRIVED for person in PEOPLE}
    assert scene.parked() == []
    assert post.broker.depth(QUEUE) == post.broker.depth(dead_letter_name(QUEUE)) == 0


def take_in_all_but_the_unknown(running: Running, post: Post) -> None:
    """One case holds a change that no table knows."""
    for person in PEOPLE:
        if person != UNKNOWN:
            with running.work.begin() as uow:
                post.take_in(uow, person)
    change_key(running, "agama", "no_such_field", of=RAISES)


def change_key(running: Running, old: str, new: str, of: str = "") -> None:
    """What a change is called; of one person, or of whoever has it."""
    owner = sa.select(cases.c.id).where(cases.c.person_id == id_of(of))
    which = changes.c.case_id.in_(owner) if of else sa.true()
    with running.work.begin() as uow:
        uow.session.execute(sa.update(changes).where(changes.c.key == old, which).values(key=new))


def start_until(worker: Program, holds: Callable[[], bool]) -> None:
    """As a supervisor: whenever it ends it is started again."""
    for _ in range(MOST_DEATHS):
        worker.start()
        until(lambda: worker.ended or holds())
        if not worker.ended:
            return
    raise AssertionError(f"it died {MOST_DEATHS} times")
