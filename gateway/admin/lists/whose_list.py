"""Who opens a list that others keep reads whose it is and who gives the right, and the service's audit knows it."""
from __future__ import annotations

from flask import g
from flask_babel import gettext as _

from gateway.services import services
from services.contracts.errors import Forbidden, NotFound
from services.contracts.reference.who_may import KEPT_EVERYWHERE, KEPT_IN_THE_REGION


def assert_mine(name: str) -> None:
    """Raises ``Forbidden`` with the profiles that keep the list, for who holds none of them."""
    keepers = KEPT_IN_THE_REGION[name]
    held = {grant["profile"] for grant in g.who["grants"]}
    if held & {*keepers, *KEPT_EVERYWHERE}:
        return
    try:
        services.reference.list_page(list=name, limit=1)
    except NotFound as refusal:
        raise Forbidden(_("Hak akses Anda tidak mencakup daftar ini."), needs=[*keepers]) from refusal
