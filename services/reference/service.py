"""How the outside world reaches the reference service."""

from typing import Any

from services.chassis.audit.handing_over import sealed_from
from services.chassis.messages_state import Messages
from services.chassis.nameko import Database, Forgetter, Relay, Sealer
from services.chassis.rpc import Call, rpc
from services.contracts.collecting import SealedFrom
from services.contracts.reference import requests
from services.contracts.reference import values as kept
from services.contracts.reference.who_may import WHO_MAY
from services.contracts.request import Nothing
from services.reference import handlers
from services.reference.handlers import importing_values, settling, settling_units
from services.reference.handlers import values as keeping
from services.reference.views import areas, likely, lists, open_values, search, units
from services.reference.views import values as views


class ReferenceService:
    """Agencies, the tree of org units, and all code lists; whoever is signed may read them."""

    name = "reference"
    who_may = WHO_MAY

    work = Database()
    relay = Relay()
    sealer = Sealer()
    forgetter = Forgetter()
    messages = Messages()

    @rpc(requests.Values)
    def values(self, call: Call) -> Any:
        return self.work.read(call, lists.values)

    @rpc(requests.Search)
    def search(self, call: Call) -> Any:
        return self.work.read(call, search.search)

    @rpc(requests.Labels)
    def labels(self, call: Call) -> Any:
        return self.work.read(call, lists.labels)

    @rpc(requests.Parents)
    def parents(self, call: Call) -> Any:
        return self.work.read(call, lists.parents)

    @rpc(requests.UnitPlaces)
    def unit_places(self, call: Call) -> Any:
        return self.work.read(call, units.unit_places)

    @rpc(requests.UnitBranchOf)
    def unit_branch(self, call: Call) -> Any:
        return self.work.read(call, units.unit_branch)

    @rpc(requests.FlaggedUnits)
    def flagged_units(self, call: Call) -> Any:
        return self.work.read(call, units.flagged_units)

    @rpc(Nothing)
    def agencies(self, call: Call) -> Any:
        return self.work.read(call, units.agencies)

    @rpc(requests.Units)
    def units(self, call: Call) -> Any:
        return self.work.read(call, units.units)

    @rpc(requests.OneUnit)
    def unit(self, call: Call) -> Any:
        return self.work.read(call, units.unit)

    @rpc(requests.Areas)
    def areas(self, call: Call) -> Any:
        return self.work.read(call, areas.areas)

    @rpc(requests.FindAreas)
    def find_areas(self, call: Call) -> Any:
        return self.work.read(call, areas.find_areas)

    @rpc(requests.FlagUnit)
    def flag_unit(self, call: Call) -> Any:
        return self.work.write(call, handlers.flag_unit)

    @rpc(Nothing)
    def lists(self, call: Call) -> Any:
        return self.work.read(call, views.lists)

    @rpc(kept.ListPage)
    def list_page(self, call: Call) -> Any:
        return self.work.read(call, views.list_page)

    @rpc(kept.OneValue)
    def value(self, call: Call) -> Any:
        return self.work.read(call, views.value)

    @rpc(kept.AddValue)
    def add_value(self, call: Call) -> Any:
        return self.work.write(call, keeping.add_value)

    @rpc(kept.ChangeValue)
    def change_value(self, call: Call) -> Any:
        return self.work.write(call, keeping.change_value)

    @rpc(kept.RetireValue)
    def retire_value(self, call: Call) -> Any:
        return self.work.write(call, keeping.retire_value)

    @rpc(kept.RemoveValue)
    def remove_value(self, call: Call) -> Any:
        return self.work.write(call, keeping.remove_value)

    @rpc(Nothing)
    def open_lists(self, call: Call) -> Any:
        return self.work.read(call, views.lists)

    @rpc(kept.OpenPageAsked)
    def open_page(self, call: Call) -> Any:
        return self.work.read(call, open_values.open_page)

    @rpc(kept.OpenValueAsked)
    def open_value(self, call: Call) -> Any:
        return self.work.read(call, open_values.open_value)

    @rpc(kept.ImportValues)
    def import_values(self, call: Call) -> Any:
        return self.work.write(call, importing_values.import_values)

    @rpc(kept.SettleValue)
    def settle_value(self, call: Call) -> Any:
        return self.work.write(call, settling.settle_value)

    @rpc(kept.SettleUnit)
    def settle_unit(self, call: Call) -> Any:
        return self.work.write(call, settling_units.settle_unit)

    @rpc(kept.MapValues)
    def map_values(self, call: Call) -> Any:
        return self.work.write(call, settling.map_values)

    @rpc(kept.LikelyValues)
    def likely_values(self, call: Call) -> Any:
        return self.work.read(call, likely.likely_values)

    @rpc(kept.Settled)
    def settled(self, call: Call) -> Any:
        return self.work.read(call, views.settled)

    @rpc(Nothing)
    def messages_state(self, call: Call) -> Any:
        return self.work.read(call, self.messages.state)

    @rpc(SealedFrom)
    def sealed_from(self, call: Call) -> Any:
        return self.work.read(call, sealed_from)
