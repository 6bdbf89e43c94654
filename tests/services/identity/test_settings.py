"""Setting Manajemen: changed with a reason, by the super admin, each change kept and able to be taken back."""
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from services.contracts.actor import Actor
from services.contracts.errors import Conflict, Forbidden, Invalid
from services.contracts.profiles import Profile
from services.identity.agencies import Agencies
from tests.services.asking import ask
from tests.services.identity.running import Running
from tests.services.people import ANONYMOUS, NATIONAL, agency, official, service

RATNA = official("Ratna", (Profile.SUPER_ADMIN, NATIONAL))
BAMBANG = official("Bambang", (Profile.AGENCY_ADMIN, agency("sleman")))
CLOSED = {"opens": None, "closes": "2015-12-31T17:00:00+00:00"}
LIMITS = {"idle_minutes": 15, "absolute_minutes": 120}


class FakeReference:
    """Regional agencies and a national one."""

    @staticmethod
    def agencies() -> list[dict[str, Any]]:
        region = {
            "kanreg_id": "k1", "kanreg_name": "Kanreg I Yogyakarta", "province_code": "34", "national": False,
            "province": "DI Yogyakarta",
        }
        papua = {**region, "kanreg_id": "k9", "kanreg_name": "Kanreg IX Jayapura", "province_code": "91"}
        return [{"id": "sleman", **region}, {"id": "bantul", **region}, {**region, "id": "bkn", "national": True},
                {**papua, "id": "biak"}]


@pytest.fixture
def setting(running: Running) -> Any:
    """Asks the running service; ``change`` says which setting at which version becomes what."""
    vars(running.service).update(agencies=Agencies(SimpleNamespace(reference=FakeReference)))  # type: ignore[arg-type]

    class Setting:
        def ask(self, method: str, actor: Actor = RATNA, **body: Any) -> Any:
            return ask(running.service, method, actor, **body)

        def change(self, kind: str, subject: str, value: Any, version: int = 0, actor: Actor = RATNA) -> Any:
            body = {"kind": kind, "subject": subject, "version": version, "value": value, "reason": "Surat edaran 12"}
            return self.ask("change_setting", actor, **body)

        def take_back(self, kind: str, subject: str, version: int) -> Any:
            return self.ask("take_back_setting", kind=kind, subject=subject, version=version, reason="Keliru")

        def now(self, kind: str, subject: str) -> Any:
            return next((s for s in self.ask("settings") if (s["kind"], s["subject"]) == (kind, subject)), None)

        def opening(self, phase: str, agency_id: str) -> Any:
            return self.ask("opening", service("registration"), phase=phase, agency_id=agency_id)

    return Setting()


def test_without_any_change_the_defaults_hold_and_everything_is_open(setting: Any) -> None:
    assert setting.now("session", "official")["value"] == {"idle_minutes": 30, "absolute_minutes": 600}
    assert setting.now("upload", "documents")["version"] == 0
    assert setting.opening("registration", "sleman") == {
        "open": True, "why": "", "next_at": "", "until": "", "zone": "WIB",
    }


def test_a_change_says_who_when_and_why(setting: Any) -> None:
    setting.change("session", "official", LIMITS)
    now = setting.now("session", "official")
    assert (now["value"], now["version"], now["name"], now["reason"]) == (LIMITS, 1, "Ratna", "Surat edaran 12")
    assert datetime.now(UTC) - datetime.fromisoformat(now["at"]) < timedelta(minutes=1)


def test_a_change_that_is_taken_back_gives_what_held_before(setting: Any) -> None:
    setting.change("session", "official", LIMITS)
    setting.change("session", "official", {**LIMITS, "idle_minutes": 20}, version=1)
    setting.take_back("session", "official", 2)
    assert setting.now("session", "official")["value"] == LIMITS
    history = setting.ask("setting_history", kind="session", subject="official")
    assert [(one["version"], one["takes_back"]) for one in history] == [(3, 2), (2, 0), (1, 0)]


def test_taking_back_the_first_change_gives_the_default_and_once_more_brings_it_back(setting: Any) -> None:
    setting.change("session", "official", LIMITS)
    setting.take_back("session", "official", 1)
    assert setting.now("session", "official")["value"]["idle_minutes"] == 30
    setting.take_back("session", "official", 2)
    assert setting.now("session", "official")["value"] == LIMITS


def test_what_was_never_changed_cannot_be_taken_back(setting: Any) -> None:
    with pytest.raises(Invalid):
        setting.take_back("upload", "documents", 0)


@pytest.mark.parametrize("version", [0, 2])
def test_who_saw_an_older_setting_is_told_and_changes_nothing(setting: Any, version: int) -> None:
    setting.change("session", "official", LIMITS)
    with pytest.raises(Conflict) as refused:
        setting.change("session", "official", {**LIMITS, "idle_minutes": 99}, version=version)
    assert refused.value.details["by"] == "Ratna"
    assert setting.now("session", "official")["value"] == LIMITS


WRONG = [
    ("session", "official", {"idle_minutes": 200, "absolute_minutes": 120}, "idle_minutes"),
    ("session", "official", {"idle_minutes": 1, "absolute_minutes": 120}, "idle_minutes"),
    ("window", "filling", {"opens": "2015-12-01T00:00:00+07:00", "closes": "2015-11-01T00:00:00+07:00"}, "closes"),
    ("window", "filling", {"opens": "2015-12-01T00:00:00"}, "opens"),
    ("access", "kanreg:k1", {"days": [8], "begins": "08:00", "ends": "16:00", "zone": "WIB"}, "days"),
    ("access", "kanreg:k1", {"days": [1], "begins": "16:00", "ends": "08:00", "zone": "WIB"}, "ends"),
    ("access", "kanreg:k1", {"days": [1], "begins": "08:00", "ends": "16:00", "zone": "GMT"}, "zone"),
    ("upload", "documents", {"bytes": 10**12, "pages": 3}, "bytes"),
    ("upload", "photos", {"bytes": 10**6, "pages": 3}, "subject"),
]


@pytest.mark.parametrize(("kind", "subject", "value", "field"), WRONG)
def test_a_wrong_value_is_refused_at_its_field(setting: Any, kind: str, subject: str, value: Any, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        setting.change(kind, subject, value)
    assert field in refused.value.details["fields"]
    assert setting.ask("setting_history") == []


@pytest.mark.parametrize("actor", [BAMBANG, ANONYMOUS, service("registration")], ids=lambda a: a.name or a.service)
def test_only_the_super_admin_changes_settings(setting: Any, actor: Actor) -> None:
    with pytest.raises(Forbidden):
        setting.change("session", "official", LIMITS, actor=actor)
    with pytest.raises(Forbidden):
        setting.ask("take_back_setting", actor, kind="session", subject="official", version=0, reason="x")


def test_a_closed_campaign_is_reopened_for_one_agency_only(setting: Any) -> None:
    setting.change("window", "filling", CLOSED)
    setting.change("agency_window", "filling:sleman", {"opens": None, "closes": "2999-01-01T00:00:00+07:00"})
    assert setting.opening("filling", "sleman")["open"]
    assert setting.opening("filling", "bantul") == {
        "open": False, "why": "late", "next_at": "", "until": "", "zone": "WIB",
    }
    assert setting.opening("registration", "bantul")["open"]


def test_a_provinces_hours_beat_its_kanregs_and_national_agencies_have_none(setting: Any) -> None:
    never_now = {"days": [(datetime.now(UTC) + timedelta(days=3)).isoweekday()], "begins": "03:00", "ends": "04:00"}
    always = {"days": [1, 2, 3, 4, 5, 6, 7], "begins": "00:00", "ends": "23:59"}
    setting.change("access", "kanreg:k1", {**never_now, "zone": "WIT"})
    assert setting.opening("filling", "sleman")["why"] == "hours"
    assert setting.opening("filling", "sleman")["next_at"]
    assert setting.opening("filling", "sleman")["zone"] == "WIT"
    assert setting.opening("filling", "bkn")["open"]
    setting.change("access", "province:34", {**always, "zone": "WIB"})
    assert setting.opening("filling", "sleman")["open"]


def test_announcements_stand_while_their_window_is_open_and_until_they_are_taken_away(setting: Any) -> None:
    said = {"text_id": "Sabtu malam sistem dipelihara.", "audience": "everybody"}
    setting.change("announcement", "a1", {**said, "opens": None, "closes": None})
    setting.change("announcement", "a2", {**said, **CLOSED})
    texts = [one["text_id"] for one in setting.ask("notices", ANONYMOUS)["announcements"]]
    assert texts == ["Sabtu malam sistem dipelihara."]
    setting.change("announcement", "a1", None, version=1)
    assert setting.ask("notices", ANONYMOUS)["announcements"] == []


def test_the_limits_of_documents_are_told_to_every_page(setting: Any) -> None:
    setting.change("upload", "documents", {"bytes": 2 * 1024 * 1024, "pages": 7})
    notices = setting.ask("notices", ANONYMOUS)
    assert (notices["upload_bytes"], notices["upload_pages"]) == (2 * 1024 * 1024, 7)


def test_the_clock_is_the_regions_also_where_no_hours_are_set(setting: Any) -> None:
    assert setting.opening("filling", "biak")["zone"] == "WIT"
    assert setting.opening("filling", "bkn")["zone"] == "WIB"


def test_everybody_reads_the_calendar_and_the_hours_of_each_region(setting: Any) -> None:
    always = {"days": [3, 1], "begins": "08:00", "ends": "16:00", "zone": "WIT"}
    setting.change("window", "registration", CLOSED)
    setting.change("access", "kanreg:k9", always)
    setting.change("access", "kanreg:gone", always)
    schedule = setting.ask("schedule", ANONYMOUS)
    calendar = {one["phase"]: (one["open"], one["opens"], one["closes"]) for one in schedule["phases"]}
    assert calendar == {
        "registration": (False, "", CLOSED["closes"]), "filling": (True, "", ""), "verification": (True, "", ""),
    }
    [papua] = schedule["regions"]  # a region without any agency is nobody's
    assert (papua["name"], papua["days"], papua["zone"]) == ("Kanreg IX Jayapura", [1, 3], "WIT")
    assert (papua["begins"], papua["ends"]) == ("08:00", "16:00")
    assert papua["next_at"] or papua["until"]
