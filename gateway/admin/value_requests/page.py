"""The list of groups, and one group with its spellings, what it may mean and the three ways to decide."""
from __future__ import annotations

from functools import partial
from typing import Any

from flask import g, render_template, request
from flask_babel import lazy_gettext as _

from gateway.admin.blueprint import bp
from gateway.admin.helpdesk.listing import counted
from gateway.admin.lists.choices import choices_of
from gateway.admin.lists.names import NAMES
from gateway.admin.lists.typed import Typed
from gateway.admin.lists.which import ENTRIES, Kept, of_bkn
from gateway.admin.value_requests.words import LISTS, OUTCOMES, address, asked
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.helpdesk.clusters import ClusterOpened, ClusterPage
from services.contracts.profiles import Profile
from services.contracts.reference.attributes import attributes_of

ROWS, OFFERED, SHORTEST = 25, 10, 2  # the last: letters of a search


class _Units(Kept):
    """Org units stand in the tree of their agency, each below another one."""

    @property
    def points_to(self) -> str:
        return self.list


UNITS = _Units("unor", "", _("Unit organisasi"), _("Unit organisasi"), _("Di bawah unit"))


@bp.get("/helpdesk/permintaan")
@require_right("helpdesk.clusters", "helpdesk.desk_counts")
def value_requests() -> str:
    """Groups, those with most requests first."""
    return list_page()


def list_page(error: str = "") -> str:
    """The list as the address asks for it."""
    counted()
    question = asked()
    state = "decided" if question["status"] == "diputuskan" else "open"
    known = question["daftar"] if question["daftar"] in LISTS else ""
    found: ClusterPage = services.helpdesk.clusters(
        state=state, list=known, q=question["cari"], after=question["setelah"], limit=ROWS
    )
    return render_template(
        "admin/value_requests/list.html", page=found, question=question, address=partial(address, question),
        lists=LISTS, outcomes=OUTCOMES, error=error,
    )


@bp.get("/helpdesk/permintaan/<cluster_id>")
@require_right("helpdesk.clusters", "helpdesk.cluster", "helpdesk.desk_counts")
def value_request(cluster_id: str) -> str:
    """One group."""
    return cluster_page(cluster_id)


def cluster_page(cluster_id: str, errors: dict[str, str] | None = None, **typed: Any) -> str:
    """One group, with what was typed and what is wrong with it."""
    counted()
    shown: ClusterOpened = services.helpdesk.cluster(cluster_id=cluster_id)
    kept = kept_of(shown["list"])
    new: Typed = typed.pop("new", None) or new_value(kept, shown)
    search = request.args.get("nilai", "").strip()[:100]
    return render_template(
        "admin/value_requests/cluster.html", shown=shown, kept=kept, typed=new, choices=choices_of(kept),
        attributes=attributes_of(shown["list"]), lists=LISTS, outcomes=OUTCOMES, errors=errors or {},
        address=partial(address, asked()), search=search,
        values=_values(shown, search),
        **{"same": [], "reason": shown["reason"] if shown["state"] == "open" else "", "opened": ""} | typed,
    )


def kept_of(name: str) -> Kept:
    """The list as its desk keeps it: a region's operators within the region, BKN everywhere."""
    bkn = any(grant["profile"] == Profile.HELPDESK_BKN for grant in g.who["grants"])
    entry = next((one for one in ENTRIES.values() if one.list == name), None)
    if entry is not None and not bkn:
        return entry
    return of_bkn(name) if name in NAMES else UNITS


def new_value(kept: Kept, shown: ClusterOpened) -> Typed:
    """The form as it was sent; before, as the decision said that was taken back, or the name that most people typed."""
    typed = Typed.sent(kept)
    if "nama" not in request.form:
        if shown["typed"].get("name"):
            return Typed.again(kept, shown["typed"])
        typed.boxes["nama"] = shown["name"]
    return typed


def _values(shown: ClusterOpened, search: str) -> list[Any]:
    """What fits the typed text, else what the group may mean; what was chosen before is among it."""
    if len(search) < SHORTEST:
        return _chosen_before(shown) + shown["likely"]
    within = {"within": shown["agency_id"]} if shown["agency_id"] else {}
    found: list[Any] = services.reference.search(list=shown["list"], q=search, limit=OFFERED, **within)
    return found


def _chosen_before(shown: ClusterOpened) -> list[Any]:
    """The value of the decision that was taken back, unless the group may mean it anyway."""
    code = shown["typed"].get("code", "")
    if not code or any(one["code"] == code for one in shown["likely"]):
        return []
    named: dict[str, str] = services.reference.labels(codes=[{"list": shown["list"], "code": code}])
    return [{"code": code, "name": name, "hint": ""} for name in named.values()]
