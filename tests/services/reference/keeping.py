"""Officials of the demo country who keep lists, and requests as pages send them."""
from __future__ import annotations

from typing import Any

from services.chassis.work import Work
from services.contracts.actor import Actor
from services.contracts.profiles import Profile
from services.contracts.reference import values as requests
from services.contracts.request import Request
from services.reference.handlers import settling, settling_units, values
from services.reference.views import values as views
from tests.services.people import NATIONAL, agency, official

WANASARI, MUARABIRU, MINISTRY, PROVINCE = "9811", "9841", "9101", "9810"
BKN = official("Ratna", (Profile.SUPER_ADMIN, NATIONAL))
SCHOOL = {"jenis": "SD", "tipe": "N", "rombel": "6"}
HERE = "8101"  # Kabupaten Wanasari


def keeper(profile: Profile = Profile.SCHOOL_OPERATOR, of: str = WANASARI) -> Actor:
    return official("Siti", (profile, agency(of)))


def ask(work: Work, actor: Actor, what: str, **body: Any) -> Any:
    """As the service would: the schema first, then one transaction."""
    handlers: dict[str, tuple[type[Request], Any]] = {
        "add": (requests.AddValue, values.add_value),
        "change": (requests.ChangeValue, values.change_value),
        "retire": (requests.RetireValue, values.retire_value),
        "remove": (requests.RemoveValue, values.remove_value),
        "settle": (requests.SettleValue, settling.settle_value),
        "unit": (requests.SettleUnit, settling_units.settle_unit),
        "map": (requests.MapValues, settling.map_values),
        "settled": (requests.Settled, views.settled),
        "page": (requests.ListPage, views.list_page),
        "value": (requests.OneValue, views.value),
    }
    schema, does = handlers[what]
    with work.begin() as uow:
        return does(uow, actor, **schema().load(body))


def add_school(work: Work, actor: Actor, name: str, place: str = HERE, **more: Any) -> str:
    body = {"list": "sekolah", "name": name, "place": place, "attributes": SCHOOL, **more}
    return str(ask(work, actor, "add", **body)["code"])


def names(work: Work, actor: Actor, name: str = "sekolah", **more: Any) -> list[str]:
    return [row["name"] for row in ask(work, actor, "page", list=name, **more)["rows"]]
