"""The data dictionary as a page: what each list is, what is kept of its values, and where programs read it."""
from __future__ import annotations

from flask import Blueprint, render_template

from gateway.admin.lists.names import GROUPS
from gateway.open_data.lists import described
from gateway.services import services
from gateway.who_may_open import public

pages = Blueprint("dictionary", __name__, template_folder="templates")


@pages.get("/kamus-data")
@public
def data_dictionary() -> str:
    """Satu Data (Perpres 39/2019): stable codes, described."""
    counts = {one["list"]: one["holds"] for one in services.reference.open_lists()}
    groups = [(label, [described(name, counts[name]) for name in names]) for label, names in GROUPS]
    return render_template("open_data/dictionary.html", groups=groups)
