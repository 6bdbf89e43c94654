"""What every process counts, for Prometheus."""
from prometheus_client import Counter, Gauge, Histogram

HANDLED = Counter("epupns_messages_total", "Messages settled", ["queue", "outcome"])
RETRIED = Counter("epupns_retries_total", "Waits for something that passes by itself", ["queue"])
RPC_SECONDS = Histogram("epupns_rpc_seconds", "Time of RPC methods", ["method", "outcome"])
PUBLISHED = Counter("epupns_outbox_published_total", "Messages that the relay sent and the broker confirmed")
UNROUTABLE = Counter("epupns_outbox_unroutable_total", "Messages that no queue took")
OUTBOX_AGE = Gauge("epupns_outbox_oldest_seconds", "Age of the oldest message that waits in the outbox")
