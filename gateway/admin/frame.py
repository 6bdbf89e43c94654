"""What every admin page has around it: the menu of who is logged in, with counts, and the time."""
from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from flask import g, request
from flask_babel import gettext as _

from gateway.admin.blueprint import bp
from gateway.admin.helpdesk.words import ICONS
from gateway.admin.menu import DESKS, KEEPERS_OF_REQUESTS, VERIFIERS, Item, seen_by
from gateway.admin.value_requests.words import HERE as REQUESTS
from gateway.admin.verification import queues
from gateway.shell import MenuGroup, MenuItem
from gateway.spoken import kata
from services.contracts.helpdesk.categories import CATEGORIES

INBOX, KEYS = "/admin/verifikasi", "/admin/pintasan"
HELPDESK = "/admin/helpdesk"
SEARCH = f"{INBOX}?antrean={queues.SEARCH.slug}"


@bp.app_context_processor
def _frame() -> dict[str, Any]:
    here = request.path.startswith("/admin")
    return {
        "menu": _menu() if here else [], "helpdesk_tabs": _tabs() if here else [],
        "now": datetime.now(UTC).isoformat(),
    }


def _tabs() -> list[MenuItem]:
    """The parts of Helpdesk: the same tickets one by one, and those that ask for one value together."""
    who = g.get("who")
    held = {grant["profile"] for grant in who["grants"]} if who else set()
    requests = MenuItem(_("Permintaan Nilai"), "stack", REQUESTS, current=_is_here(REQUESTS))
    tickets = MenuItem(_("Tiket"), "inbox", HELPDESK, current=not _is_here(REQUESTS))
    return [tickets, requests] if held & KEEPERS_OF_REQUESTS and held & DESKS else []


def _menu() -> list[MenuGroup]:
    who = g.get("who")
    held = {grant["profile"] for grant in who["grants"]} if who else set()
    groups = [
        MenuGroup(str(section), [_item(item) for item in items])
        for section, items in groupby(seen_by(held), key=lambda item: item.section)
    ]
    if held & VERIFIERS:
        groups[0].items.extend(_queue_items())
    if waiting := (g.get("desk_counts") or {}).get("categories"):
        groups.insert(1, MenuGroup(_("Kategori"), _category_items(waiting)))
    if held & VERIFIERS:
        search = MenuItem(_("Cari formulir"), "search", SEARCH, current=request.full_path.startswith(SEARCH))
        groups.insert(1, MenuGroup(_("Cari dan lihat"), [search]))
    return [*groups, MenuGroup(_("Akun"), _account_items(held))] if who else groups


def _category_items(waiting: Mapping[str, int]) -> list[MenuItem]:
    """The kinds of problem that wait at the desks of who looks, the most first."""
    here = request.args.get("kategori", "")
    return [
        MenuItem(kata(CATEGORIES[slug].label), ICONS[slug], f"{HELPDESK}?antrean=semua&kategori={slug}", count,
                 current=here == slug)
        for slug, count in sorted(waiting.items(), key=lambda one: -one[1])
    ]  # fmt: skip


def _account_items(held: set[str]) -> list[MenuItem]:
    """What everybody has who is logged in; the keys are a verifier's."""
    lines = [(_("Sesi saya"), "phone", "/admin/sesi"), (_("Ganti kata sandi"), "key", "/admin/sandi")]
    keys = [(_("Pintasan papan tik"), "keys", KEYS)] if held & VERIFIERS else []
    return [MenuItem(label, icon, path, current=request.path == path) for label, icon, path in [*lines, *keys]]


def _item(item: Item) -> MenuItem:
    if item.path == HELPDESK:
        free = (g.get("desk_counts") or {}).get("unclaimed")
        return MenuItem(str(item.label), item.icon, item.path, free, current=_is_here(HELPDESK))
    if item.path != INBOX:
        return MenuItem(str(item.label), item.icon, item.path, current=_is_here(item.path))
    waiting = _counts().get(queues.DEFAULT.code)
    return MenuItem(str(item.label), item.icon, INBOX, waiting, current=_is_here(INBOX) and not _other_queue())


def _queue_items() -> list[MenuItem]:
    here, counts = _other_queue(), _counts()
    return [
        MenuItem(str(q.name), q.icon, f"{INBOX}?antrean={q.slug}", counts.get(q.code), q.warns, here == q.slug)
        for q in queues.IN_ORDER
        if q is not queues.DEFAULT
    ]


def _other_queue() -> str:
    """The queue that the page shows, when it is not the one that the menu's first line leads to."""
    slug = request.args.get("antrean", "") if request.path == INBOX else ""
    return slug if slug in queues.BY_SLUG and slug != queues.DEFAULT.slug else ""


def _counts() -> Mapping[str, Any]:
    counts: Mapping[str, Any] = g.get("queue_counts") or {}
    return counts


def _is_here(path: str) -> bool:
    return request.path == path or request.path.startswith(f"{path}/")
