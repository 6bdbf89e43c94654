"""The page: level queues, every service's own queues with its outbox, subscribers, read models, and what was parked."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import render_template
from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _

from gateway.admin.audit.words import SERVICE_WORDS
from gateway.admin.blueprint import bp
from gateway.admin.operations.pace import MORE, Pace, pace_of
from gateway.admin.operations.words import span
from gateway.formats import angka
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.errors import Broken, Unavailable
from services.contracts.operations import WATCHES, LevelQueue, MessagesState, ParkedKind, QueueState, SubscriberLag
from services.contracts.policies import POLICIES
from services.contracts.reporting.answers import ReadModels

OUTBOX_LATE = 5.0  # seconds
FIGURES_LATE = 2.0  # seconds from an event to the figures; told from five times that on
BEHIND = 600.0  # seconds: a system that fetches nothing for so long is told
STATES = {  # word, tone, icon
    "unknown": (_("tidak diketahui"), "warn", "alert"),
    "stopped": (_("tidak ada pekerja"), "bad", "alert"),
    "growing": (_("menumpuk"), "warn", "alert"),
    "shrinking": (_("turun"), "plain", ""),
    "steady": (_("stabil"), "plain", ""),
    "empty": (_("kosong"), "plain", "check"),
}
WARNS = ("unknown", "stopped", "growing")


@dataclass(frozen=True)
class Told:
    """One service; ``state`` None while it does not answer."""

    name: str
    title: Any
    state: MessagesState | None

    @property
    def late(self) -> bool:
        """Whether its outbox does not get rid of its messages."""
        return self.state is not None and self.state["outbox_seconds"] > OUTBOX_LATE


@bp.get("/operasi")
@require_right(
    "verification.level_queues", "verification.subscriber_lags", "reporting.read_models",
    *(f"{name}.{WATCHES}" for name in POLICIES),
)
def operations() -> str:
    """As things are now; a service that is away is named, and the rest stands."""
    levels, systems, figures = _levels(), _systems(), _read_models()
    told = [Told(name, SERVICE_WORDS[name], _state(name)) for name in POLICIES]
    parked: list[tuple[Any, ParkedKind]] = [
        (one.title, kind) for one in told if one.state for kind in one.state["parked"]
    ]
    again = [(one.title, kind) for one in told if one.state for kind in one.state.get("tried_again", [])]
    return render_template(
        "admin/operations/page.html", levels=levels, told=told, parked=parked, again=again, states=STATES, more=MORE,
        figures=_figures(levels or [], told), troubles=[*_troubles(levels, told), *_late(systems, figures)],
        queues=_queues(told), systems=systems, models=figures, behind=BEHIND, late=5 * FIGURES_LATE,
    )


def _levels() -> list[tuple[LevelQueue, Pace]] | None:
    try:
        found: list[LevelQueue] = services.verification.level_queues()
    except (Unavailable, Broken):
        return None
    return [(queue, pace_of(queue)) for queue in found]


def _systems() -> list[SubscriberLag] | None:
    try:
        found: list[SubscriberLag] = services.verification.subscriber_lags()
    except (Unavailable, Broken):
        return None
    return found


def _read_models() -> ReadModels | None:
    try:
        found: ReadModels = services.reporting.read_models()
    except (Unavailable, Broken):
        return None
    return found


def _state(name: str) -> MessagesState | None:
    try:
        state: MessagesState = getattr(getattr(services, name), WATCHES)()
    except (Unavailable, Broken):
        return None
    return state


def _queues(told: list[Told]) -> list[tuple[Any, QueueState]]:
    """Of every service, the deepest first."""
    found = [(one.title, queue) for one in told if one.state for queue in one.state["queues"]]
    return sorted(found, key=lambda pair: (-pair[1]["messages"], pair[1]["name"]))


def _figures(levels: list[tuple[LevelQueue, Pace]], told: list[Told]) -> dict[str, Any]:
    states = [one.state for one in told if one.state]
    return {
        "depth": sum(pace.depth for _, pace in levels),
        "oldest": max((queue["oldest_seconds"] for queue, _ in levels), default=0.0),
        "arrives": sum(pace.arrives for _, pace in levels),
        "leaves": sum(pace.leaves for _, pace in levels),
        "outbox": max((state["outbox_seconds"] for state in states), default=0.0),
        "parked": sum(kind["count"] for state in states for kind in state["parked"]),
        "reasons": sum(len(state["parked"]) for state in states),
    }


def _late(systems: list[SubscriberLag] | None, models: ReadModels | None) -> list[str]:
    found = [
        gettext("%(system)s tertinggal; %(num)s kabar menunggu, tidak ada yang hilang.", system=one["system"],
                num=angka(one["behind"]))
        for one in systems or [] if one["oldest_seconds"] > BEHIND and not one["paused"]
    ]  # fmt: skip
    if models and models["lag_seconds"] > 5 * FIGURES_LATE:
        found.append(gettext("Angka laporan tertinggal %(age)s.", age=span(models["lag_seconds"])))
    return found


def _troubles(levels: list[tuple[LevelQueue, Pace]] | None, told: list[Told]) -> list[str]:
    """What somebody should look at, in sentences."""
    found = [
        gettext("Layanan %(name)s tidak menjawab.", name=one.title) for one in told if one.state is None
    ]
    for queue, pace in levels or []:
        if pace.state == "stopped":
            text = ngettext(
                "%(level)s tidak mempunyai pekerja; %(num)d berkas menunggu, tidak ada yang hilang.",
                "%(level)s tidak mempunyai pekerja; %(num)d berkas menunggu, tidak ada yang hilang.",
                pace.depth, level=queue["name"],
            )
            found.append(text)
    found += [gettext("Kotak keluar %(name)s tertahan.", name=one.title) for one in told if one.late]
    return found
