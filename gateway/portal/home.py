"""The civil servant's home: what is left to do, or where the form is now and what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import g, render_template, request
from flask_babel import gettext as _
from flask_babel import ngettext

from gateway import formats
from gateway.portal.blueprint import bp
from gateway.portal.form.review import way_to
from gateway.portal.form.section import page_of
from gateway.services import services
from gateway.spoken import kata
from gateway.who_may_open import require_citizen
from services.contracts.errors import Broken, Unavailable
from services.contracts.form_fields import TAB_LABELS, Tab
from services.contracts.registration.answers import Home, TabState, TodoItem
from services.contracts.verification.answers import ChangeShown, LevelShown, TimelineShown

ICONS = {
    Tab.UTAMA: "user",
    Tab.POSISI: "briefcase",
    Tab.RIWAYAT: "history",
    Tab.GURU: "school",
    Tab.DOKTER: "steth",
    Tab.STAKEHOLDER: "share",
}
WITH_THE_PERSON = ("draft", "returned")


SINGLE = 3  # so many rows of one section are named one by one


@dataclass(frozen=True)
class Todo:
    """One line of what is left to do."""

    message: str
    way: str
    what: str
    section: str


@dataclass(frozen=True)
class Decided:
    """What was decided on one change so far: the newest decision counts."""

    change: ChangeShown
    verdict: str
    level: int
    reason: str


@bp.get("/")
@require_citizen
def home() -> str:
    """The task list while the form is in the person's hands, the timeline afterwards."""
    shown: Home = services.registration.home()
    timeline = None if shown["form_state"] == "draft" else _timeline()
    if shown["closed"]:
        return render_template("portal/home_closed.html", home=shown, greeting=_greeting(shown))
    page = "portal/home.html" if shown["form_state"] in WITH_THE_PERSON else "portal/home_sent.html"
    return render_template(
        page,
        home=shown,
        greeting=_greeting(shown),
        timeline=timeline,
        sections=[(tab, page_of(Tab(tab["tab"])), ICONS[Tab(tab["tab"])], _hint(tab)) for tab in shown["tabs"]],
        todo=_gathered(shown["todo"]),
        left=len(shown["todo"]),
        now=_now(timeline),
        returned=_returned(timeline),
        counts=_counts(timeline),
        decided=[_decided(change) for change in timeline["changes"]] if timeline else [],
        just_sent="terkirim" in request.args,
    )


def _gathered(todo: list[TodoItem]) -> list[Todo]:
    """What is left; rows that only wait to be confirmed are one line for each section."""
    unanswered: dict[str, list[TodoItem]] = {}
    for item in todo:
        if item["what"] == "answer":
            unanswered.setdefault(item["tab"], []).append(item)
    gathered = {tab for tab, items in unanswered.items() if len(items) > SINGLE}
    lines = [
        Todo(kata(item["message"]), way_to(item), item["what"], TAB_LABELS[Tab(item["tab"])])
        for item in todo
        if item["what"] != "answer" or item["tab"] not in gathered
    ]
    for tab in (tab for tab in Tab if tab in gathered):
        text = _("Periksa %(num)d isian: sudah benar atau perlu diubah", num=len(unanswered[tab]))
        lines.append(Todo(text, f"{page_of(tab)}#semua", "answer", TAB_LABELS[tab]))
    return lines


def _timeline() -> TimelineShown | None:
    """Where verification has the form; None while it cannot say, the rest of the page stands."""
    try:
        found: TimelineShown = services.verification.timeline(person_id=g.who["person_id"])
    except (Unavailable, Broken):
        return None
    return found


def _greeting(shown: Home) -> str:
    """The NIP's 15th digit says how to address the person; without it the name alone is polite."""
    title = {"1": _("Bapak"), "2": _("Ibu")}.get(shown["nip"][14:15], "")
    hour = formats.salam(datetime.now(UTC))
    hello = {
        "pagi": _("Selamat pagi"),
        "siang": _("Selamat siang"),
        "sore": _("Selamat sore"),
        "malam": _("Selamat malam"),
    }[hour]
    return f"{hello}, {title} {shown['name']}".replace("  ", " ")


def _hint(tab: TabState) -> str:
    changes = ngettext("%(num)d perubahan", "%(num)d perubahan", tab["changes"]) if tab["changes"] else ""
    if tab["state"] == "done":
        return changes or _("Semua sudah benar")
    checked = _("%(done)d dari %(total)d sudah diperiksa", done=min(tab["done"], tab["total"]), total=tab["total"])
    return f"{changes}, {checked}" if changes else checked


def _returned(timeline: TimelineShown | None) -> list[Todo]:
    """The changes that a verifier rejected: each with its reason, and the way to its field."""
    found = []
    for change in timeline["changes"] if timeline else []:
        reasons = [one["reason"] for one in change["decisions"] if one["verdict"] == "reject"]
        if reasons:
            place = TodoItem(tab=change["tab"], anchor=change["key"], message="", what="error")
            found.append(Todo(reasons[-1], way_to(place), "error", kata(change["label"])))
    return found


def _now(timeline: TimelineShown | None) -> LevelShown | None:
    levels = timeline["levels"] if timeline else []
    return next((level for level in levels if level["state"] == "now"), None)


def _counts(timeline: TimelineShown | None) -> dict[int, tuple[int, int]]:
    """How many changes each level approved and rejected."""
    said: dict[int, list[str]] = {}
    for change in timeline["changes"] if timeline else []:
        for one in change["decisions"]:
            said.setdefault(one["level"], []).append(one["verdict"])
    return {level: (verdicts.count("approve"), verdicts.count("reject")) for level, verdicts in said.items()}


def _decided(change: ChangeShown) -> Decided:
    last = max(change["decisions"], key=lambda one: one["level"], default=None)
    rejected = next((one for one in change["decisions"] if one["verdict"] == "reject"), None)
    counts = rejected or last
    if counts is None:
        return Decided(change, "", 0, "")
    return Decided(change, counts["verdict"], counts["level"], counts["reason"])


@bp.app_template_filter("langkah")
def short_steps(levels: list[LevelShown]) -> list[tuple[str, str]]:
    """The levels as short steps: label and state."""
    return [(kata(level["name"]), level["state"]) for level in levels]
