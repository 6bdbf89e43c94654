"""What the verification service measures of its level queues, for Prometheus."""
from prometheus_client import Gauge

LEVEL_WAITING = Gauge("epupns_level_waiting", "Cases that wait for a level's worker, by the database", ["level"])
LEVEL_OLDEST = Gauge("epupns_level_oldest_seconds", "Age in seconds of the oldest of them", ["level"])
