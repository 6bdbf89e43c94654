"""While the calendar or a region's hours are closed nobody registers or sends, and drafts are kept."""
import pytest

from services.contracts.errors import Closed, NotFound, Unavailable
from services.contracts.identity.answers import OpeningShown
from services.registration import openings
from tests.services.registration.running import NIP, Running

LATE = OpeningShown(open=False, why="late", next_at="", until="", zone="WIB")
HOURS = OpeningShown(open=False, why="hours", next_at="2015-10-13T01:00:00+00:00", until="", zone="WITA")


@pytest.fixture(autouse=True)
def ask_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openings, "REMEMBERED", -1.0)


@pytest.mark.parametrize("opening", [LATE, HOURS], ids=lambda opening: opening["why"])
def test_nobody_registers_while_it_is_closed_and_everybody_is_told_when_it_opens(
    running: Running, opening: OpeningShown
) -> None:
    running.services.identity.closed = {"registration": opening}
    for attempt in (running.look_up, running.register):
        with pytest.raises(Closed) as refused:
            attempt()
        assert (refused.value.details["why"], refused.value.details["next_at"]) == (opening["why"], opening["next_at"])
    running.services.identity.closed = {}
    running.register()


def test_a_stranger_learns_nothing_from_a_closed_door(running: Running) -> None:
    running.services.identity.closed = {"registration": LATE}
    with pytest.raises(NotFound):
        running.look_up(NIP, "Somebody Else")


def test_drafts_are_kept_while_filling_is_closed_and_kirim_waits(running: Running) -> None:
    running.register()
    running.services.identity.closed = {"filling": LATE}
    running.say("alamat", "Jl. Baru 1")
    with pytest.raises(Closed) as refused:
        running.send()
    assert refused.value.message == "Pengisian formulir untuk instansi ini sudah ditutup."
    assert running.form().state == "draft"


def test_outside_the_hours_nobody_begins_to_fill_and_who_was_typing_loses_nothing(running: Running) -> None:
    running.register()
    running.services.identity.closed = {"filling": HOURS}
    with pytest.raises(Closed) as refused:
        running.ask("open_tab", tab="utama", to_fill=True)
    assert (refused.value.details["next_at"], refused.value.details["zone"]) == (HOURS["next_at"], "WITA")
    running.say("alamat", "Jl. Baru 1")
    said = {field["name"]: field["said"] for field in running.ask("open_tab", tab="utama")["fields"]}
    assert said["alamat"] == "Jl. Baru 1"
    running.services.identity.closed = {}
    running.ask("open_tab", tab="utama", to_fill=True)


def test_a_form_that_was_sent_is_read_at_any_hour(running: Running) -> None:
    running.fill()
    running.send()
    running.services.identity.closed = {"filling": HOURS}
    assert running.ask("open_tab", tab="utama", to_fill=True)["editable"] is False


def test_the_home_says_how_it_stands_also_while_identity_is_away(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    running.register()
    assert running.ask("home")["filling"]["open"]
    running.services.identity.closed = {"filling": HOURS}
    assert running.ask("home")["filling"] == HOURS

    def away(**_body: str) -> OpeningShown:
        raise Unavailable("Layanan sedang tidak dapat dijangkau.")

    monkeypatch.setattr(running.services.identity, "opening", away)
    assert running.ask("home")["filling"] is None


def test_the_answer_is_remembered_for_a_moment(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openings, "REMEMBERED", 60.0)
    vars(running.service)["openings"] = openings.Openings(running.services)  # type: ignore[arg-type]  # as nameko does
    running.look_up()
    running.services.identity.closed = {"registration": LATE}
    running.look_up()
