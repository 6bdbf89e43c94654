"""Entrypoints of the helpdesk for values that are missing from the lists."""

from functools import partial
from typing import Any

from services.chassis.nameko import Database, OtherServices
from services.chassis.rpc import Call, rpc
from services.chassis.subscribe import subscribe
from services.contracts.helpdesk import clusters as about
from services.contracts.helpdesk.events import RequestsDecided
from services.contracts.registration.events import ValueAsked
from services.helpdesk.clusters import acting, deciding, taking_back, taking_in
from services.helpdesk.clusters import views as of_clusters


class ForRequests:
    """A part of ``HelpdeskService``."""

    work = Database()
    services = OtherServices()

    @subscribe(ValueAsked)
    def on_value_asked(self, event: ValueAsked) -> None:
        self.work.do_once(taking_in.take_in, event, self.services)

    @subscribe(RequestsDecided)
    def on_requests_decided(self, event: RequestsDecided) -> None:
        self.work.do_once(acting.act_together, event, self.services)

    @rpc(about.Clusters)
    def clusters(self, call: Call) -> Any:
        return self.work.read(call, of_clusters.page)

    @rpc(about.OneCluster)
    def cluster(self, call: Call) -> Any:
        return self.work.read(call, partial(of_clusters.cluster, services=self.services))

    @rpc(about.MergeClusters)
    def merge_clusters(self, call: Call) -> Any:
        return self.work.write(call, deciding.merge_clusters)

    @rpc(about.SplitCluster)
    def split_cluster(self, call: Call) -> Any:
        return self.work.write(call, deciding.split_cluster)

    @rpc(about.AddValueFor)
    def add_value_for(self, call: Call) -> Any:
        return self.work.write(call, partial(deciding.add_value_for, services=self.services))

    @rpc(about.MapCluster)
    def map_cluster(self, call: Call) -> Any:
        return self.work.write(call, partial(deciding.map_cluster, services=self.services))

    @rpc(about.RefuseCluster)
    def refuse_cluster(self, call: Call) -> Any:
        return self.work.write(call, deciding.refuse_cluster)

    @rpc(about.SeenCluster)
    def undo_cluster(self, call: Call) -> Any:
        return self.work.write(call, taking_back.undo_cluster)
