"""A missing value goes on in the form, and every form gets what the helpdesk made of it, once."""
from __future__ import annotations

from typing import Any

import pytest

from services.contracts.errors import Invalid
from services.contracts.helpdesk.events import RequestsAnswered
from services.contracts.verification.events import CaseCompleted, CaseReturned
from services.registration.handlers import asking_for_values
from tests.services.asking import ask
from tests.services.people import id_of, service
from tests.services.registration.fake_services import LABELS
from tests.services.registration.running import Running

NAMED = "Pengelola Arsip Digital"


def asked(running: Running, name: str = NAMED) -> str:
    return str(running.ask("ask_value", list="jfu", name=name)["asked_id"])


def with_asked(running: Running) -> str:
    """The form with a value that is in no list yet, ready to be sent."""
    running.register()
    value = asked(running)
    running.say("jabatan_fungsional_umum", value)
    running.attach("jabatan_fungsional_umum")
    running.confirm_the_rest()
    return value


def answered(running: Running, *ids: str, outcome: str = "added", code: str = "U9", reason: str = "") -> None:
    event = RequestsAnswered(
        cluster_id=id_of("cluster"), of_list="jfu", outcome=outcome, code=code, asked=list(ids), reason=reason
    )
    running.service.on_requests_answered(event)


def position(running: Running) -> dict[str, Any]:
    shown = running.ask("open_tab", tab="posisi")
    return next(field for field in shown["fields"] if field["name"] == "jabatan_fungsional_umum")


@pytest.fixture(autouse=True)
def _in_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LABELS, "jfu:U9", "Pengelola arsip digital")


def test_the_form_goes_on_with_what_is_in_no_list_yet(running: Running) -> None:
    value = with_asked(running)
    assert position(running)["said_label"] == f"{NAMED} (diminta)"
    [event] = running.events("value-asked.v1")
    assert (event["asked_id"], event["of_list"]) == (value, "jfu")
    [told] = ask(running.service, "asked_values", service("helpdesk"), ids=[value])
    assert (told["name"], told["person_id"], told["agency_id"]) == (NAMED, id_of("Budi"), "sleman")
    submission = running.send()
    assert running.form().state == "sent"
    [sent] = ask(running.service, "submissions", service("verification"), submission_ids=[submission])
    [change] = [one for one in sent["changes"] if one["key"] == "jabatan_fungsional_umum"]
    assert change["asked"] == [{"label": "Jabatan fungsional umum", "id": value, "name": NAMED}]
    assert not any("asked" in one for one in sent["changes"] if one is not change)


def test_asked_twice_it_is_one_request(running: Running) -> None:
    running.register()
    assert asked(running) == asked(running, "  pengelola  ARSIP digital")
    assert len(running.events("value-asked.v1")) == 1


def test_nobody_waits_for_a_hundred_values(running: Running) -> None:
    running.register()
    for number in range(asking_for_values.MOST):
        asked(running, f"Jabatan {number}")
    with pytest.raises(Invalid):
        asked(running, "Jabatan lagi")


def test_what_another_person_asked_for_is_no_value(running: Running) -> None:
    running.register()
    running.say("jabatan_fungsional_umum", id_of("of another"))
    running.attach("jabatan_fungsional_umum")
    running.confirm_the_rest()
    with pytest.raises(Invalid):
        running.send()


def test_a_draft_gets_the_value_once(running: Running) -> None:
    value = with_asked(running)
    version = running.version
    answered(running, value)
    answered(running, value)
    assert running.form().answers["jabatan_fungsional_umum"] == "U9"
    assert position(running)["said_label"] == "Pengelola arsip digital"
    assert running.version == version + 1


def test_a_row_gets_it_too(running: Running) -> None:
    running.register()
    value = asked(running)
    running.save_row("add", kind="jabatan", jenis_jabatan="4", jfu=value)
    answered(running, value)
    [edit] = running.form().edits.values()
    assert edit["values"]["jfu"] == "U9"


def test_a_crash_before_the_end_fills_later(running: Running) -> None:
    value = with_asked(running)

    def dying(uow: Any, event: RequestsAnswered, names: Any) -> None:
        asking_for_values.settle(uow, event, names)
        raise KeyboardInterrupt

    event = RequestsAnswered(cluster_id="", of_list="jfu", outcome="added", code="U9", asked=[value])
    with pytest.raises(KeyboardInterrupt):
        running.work.do_once(dying, event, vars(running.service)["names"])
    assert running.form().answers["jabatan_fungsional_umum"] == value
    answered(running, value)
    assert running.form().answers["jabatan_fungsional_umum"] == "U9"


def test_a_refusal_stands_at_the_field_until_another_value_is_chosen(running: Running) -> None:
    value = with_asked(running)
    answered(running, value, outcome="refused", code="", reason="Jabatan ini tidak ada.")
    assert "Jabatan ini tidak ada." in position(running)["error"]
    with pytest.raises(Invalid):
        running.send()
    running.say("jabatan_fungsional_umum", "U9")
    assert position(running)["error"] == ""
    running.send()


def test_what_was_sent_keeps_the_value_that_its_verifiers_see(running: Running) -> None:
    value = with_asked(running)
    submission = running.send()
    answered(running, value)
    running.service.on_case_returned(
        CaseReturned(
            case_id=id_of("case"), submission_id=submission, person_id=id_of("Budi"), reasons={"alamat": "Salah."}
        )
    )
    assert running.form().answers["jabatan_fungsional_umum"] == value
    assert position(running)["said_label"] == "Pengelola arsip digital"


def completed(running: Running, submission: str) -> None:
    running.service.on_case_completed(
        CaseCompleted(
            case_id=id_of("case"), submission_id=submission, person_id=id_of("Budi"),
            approved=["jabatan_fungsional_umum"],
        )
    )


def test_the_record_takes_what_the_value_became(running: Running) -> None:
    value = with_asked(running)
    submission = running.send()
    answered(running, value)
    completed(running, submission)
    assert running.person().record["jabatan_fungsional_umum"] == "U9"


def test_the_record_waits_for_a_value_that_nobody_has_decided(running: Running) -> None:
    value = with_asked(running)
    submission = running.send()
    completed(running, submission)
    assert running.events("record-applied.v1") == []
    answered(running, value)
    assert running.person().record["jabatan_fungsional_umum"] == "U9"
    assert len(running.events("record-applied.v1")) == 1


def test_a_value_that_was_refused_after_kirim_is_a_conflict(running: Running) -> None:
    value = with_asked(running)
    submission = running.send()
    completed(running, submission)
    answered(running, value, outcome="refused", code="", reason="Jabatan ini tidak ada.")
    [conflict] = running.events("record-conflicted.v1")
    assert conflict["fields"] == ["jabatan_fungsional_umum"]


def with_a_unit(running: Running) -> str:
    """Everything is filled, and the unit is one that the tree lacks."""
    running.register()
    value = str(running.ask("ask_value", list="unor", name="Seksi Arsip")["asked_id"])
    running.say("unit_organisasi", value)
    running.attach("unit_organisasi")
    running.confirm_the_rest()
    return value


def unit(running: Running) -> dict[str, Any]:
    shown = running.ask("open_tab", tab="posisi")
    return next(field for field in shown["fields"] if field["name"] == "unit_organisasi")


def about_unit(value: str, outcome: str = "added", code: str = "seksi") -> RequestsAnswered:
    reason = "Tidak ada." if outcome == "refused" else ""
    return RequestsAnswered(
        cluster_id="", of_list="unor", outcome=outcome, code=code, asked=[value], reason=reason
    )


def test_a_form_is_filled_with_a_missing_unit_and_waits_with_kirim(running: Running) -> None:
    value = with_a_unit(running)
    assert unit(running)["said_label"] == "Seksi Arsip (diminta)"
    assert unit(running)["error"].startswith("Unit organisasi “Seksi Arsip” masih diminta.")
    with pytest.raises(Invalid) as waits:
        running.send()
    assert [*waits.value.details["fields"]] == ["unit_organisasi"]
    running.service.on_requests_answered(about_unit(value))
    assert (unit(running)["said"], unit(running)["error"]) == ("seksi", "")
    running.send()
    assert running.form().state == "sent"


def test_a_returned_form_gets_its_unit_too(running: Running) -> None:
    running.fill(alamat="Jl. Magelang 1")
    submission = running.send()
    running.service.on_case_returned(
        CaseReturned(
            case_id=id_of("case"), submission_id=submission, person_id=id_of("Budi"), reasons={"alamat": "Salah."}
        )
    )
    value = str(running.ask("ask_value", list="unor", name="Seksi Arsip")["asked_id"])
    running.say("unit_organisasi", value)
    running.service.on_requests_answered(about_unit(value))
    assert running.form().answers["unit_organisasi"] == "seksi"


def test_a_unit_that_was_refused_is_chosen_from_the_tree(running: Running) -> None:
    value = with_a_unit(running)
    running.service.on_requests_answered(about_unit(value, "refused", ""))
    assert "Tidak ada." in unit(running)["error"]
    running.say("unit_organisasi", "seksi")
    running.send()
