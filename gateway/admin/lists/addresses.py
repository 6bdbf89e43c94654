"""The addresses of the lists: three entries of the menu with pages of their own, all lists below Referensi."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gateway.admin.blueprint import bp
from gateway.admin.lists.ending import end_value, remove_value
from gateway.admin.lists.exporting import example, export_values
from gateway.admin.lists.importing import import_values
from gateway.admin.lists.listing import show_list, show_value
from gateway.admin.lists.which import ENTRIES, Kept, in_the_menu, of_bkn
from gateway.admin.lists.whose_list import assert_mine
from gateway.admin.lists.writing import edit_value, new_value
from gateway.who_may_open import require_right

SEEN = ("reference.list_page", "reference.value")
# path below the list, the page, the methods that its door stands on, whether it takes a form
PAGES: tuple[tuple[str, Callable[..., Any], tuple[str, ...], bool], ...] = (
    ("", show_list, ("reference.list_page",), False),
    ("/tambah", new_value, ("reference.list_page", "reference.add_value"), True),
    ("/ekspor.<kind>", export_values, ("reference.list_page",), False),
    ("/impor", import_values, ("reference.list_page", "reference.import_values"), True),
    ("/impor/contoh.<kind>", example, ("reference.list_page", "reference.import_values"), False),
    ("/lihat/<path:code>", show_value, SEEN, False),
    ("/ubah/<path:code>", edit_value, (*SEEN, "reference.change_value"), True),
    ("/akhiri/<path:code>", end_value, (*SEEN, "reference.retire_value"), True),
    ("/hapus/<path:code>", remove_value, (*SEEN, "reference.remove_value"), True),
)


def add_pages() -> None:
    """Each page once for each entry, and once for all lists, which are BKN's."""
    for path, page, actions, takes in PAGES:
        methods = ["GET", "POST"] if takes else ["GET"]
        for slug in ENTRIES:
            view = require_right(*actions)(_of_entry(page, slug))
            bp.add_url_rule(f"/{slug}{path}", f"{page.__name__}_{slug}", view, methods=methods)
        every = require_right("reference.lists", *actions)(_of_any(page))
        bp.add_url_rule(f"/referensi/<name>{path}", f"{page.__name__}_reference", every, methods=methods)


def _of_entry(page: Callable[..., Any], slug: str) -> Callable[..., Any]:
    def view(**at: str) -> Any:
        kept: Kept = in_the_menu(slug)
        assert_mine(kept.list)
        return page(kept, **at)

    return view


def _of_any(page: Callable[..., Any]) -> Callable[..., Any]:
    def view(name: str, **at: str) -> Any:
        return page(of_bkn(name), **at)

    return view


add_pages()
