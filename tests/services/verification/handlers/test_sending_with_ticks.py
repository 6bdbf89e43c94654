"""Kirim and Kembalikan with the ticks of the page: saved and sent together, or neither."""
import pytest

from services.contracts.errors import Conflict, Invalid
from services.verification.tables import decisions, drafts
from tests.services.people import id_of
from tests.services.verification.forms import change, form
from tests.services.verification.handlers.test_deciding import decision, ids, rows
from tests.services.verification.officials import ANI, ATI
from tests.services.verification.running import Running

AGAMA, NAMA = change("agama", "2", old="1"), change("nama", "Budi S", old="Budi")


@pytest.fixture
def claimed(running: Running) -> Running:
    """Budi's form with two changes, claimed by Ani at level 1."""
    running.take_in(form(NAMA, AGAMA))
    running.ask("claim", ANI)
    return running


@pytest.mark.parametrize(("method", "verdict"), [("send", "approve"), ("return_form", "reject")])
def test_what_the_page_ticked_is_saved_and_sent_at_once(claimed: Running, method: str, verdict: str) -> None:
    known, version = ids(claimed), claimed.case().version
    ticks = [decision(known["nama"], verdict, " Beda "), decision(known["agama"])]
    sent = claimed.ask(method, ANI, decisions=ticks)
    assert (claimed.case().state, sent["version"]) == ("sending", version + 1)
    claimed.ten_seconds_later()
    reason = "Beda" if verdict == "reject" else ""
    assert {(row.key, row.verdict, row.reason) for row in rows(claimed, decisions)} == {
        ("nama", verdict, reason), ("agama", "approve", ""),
    }  # fmt: skip


def test_a_sending_with_ticks_is_taken_back_with_them(claimed: Running) -> None:
    ticks = [decision(known, "reject", "Beda") for known in ids(claimed).values()]
    claimed.ask("send", ANI, decisions=ticks)
    shown = claimed.ask("undo", ANI)
    assert {(change["draft"], change["draft_reason"]) for change in shown["changes"]} == {("reject", "Beda")}


def test_a_tick_of_the_page_stands_over_the_draft_before(claimed: Running) -> None:
    claimed.tick(ANI, rejecting={"nama": "Beda"})
    claimed.ask("send", ANI, decisions=[decision(ids(claimed)["nama"])])
    assert {(row.verdict, row.reason) for row in rows(claimed, drafts)} == {("approve", "")}


@pytest.mark.parametrize("method", ["send", "return_form"])
@pytest.mark.parametrize("wrong", ["no reason", "strange", "undecided or nothing rejected"])
def test_what_is_refused_is_neither_saved_nor_sent(claimed: Running, method: str, wrong: str) -> None:
    known = ids(claimed)
    bad = {
        "no reason": decision(known["nama"], "reject", " "),
        "strange": decision(id_of("no change"), "reject", "Beda"),
        "undecided or nothing rejected": decision(known["nama"], "" if method == "send" else "approve"),
    }[wrong]
    with pytest.raises(Invalid):
        claimed.ask(method, ANI, decisions=[decision(known["agama"]), bad])
    assert (claimed.where(), rows(claimed, drafts)) == ((1, "open"), [])


def test_a_colleague_who_was_faster_is_named_and_no_tick_of_mine_is_kept(claimed: Running) -> None:
    claimed.pass_time(16 * 60)
    claimed.ask("claim", ATI)
    with pytest.raises(Conflict) as refused:
        claimed.ask("send", ANI, decisions=[decision(known) for known in ids(claimed).values()])
    assert (refused.value.details["code"], refused.value.details["by"]) == ("claimed", "Ati")
    assert rows(claimed, drafts) == []
