"""What every process counts, for Prometheus."""
from prometheus_client import Counter, Gauge, Histogram

HANDLED = Counter("epupns_messages_total", "Messages settled: done or parked", ["queue", "outcome"])
RETRIED = Counter("epupns_retries_total", "Waits for something that passes by itself", ["queue"])
RPC_SECONDS = Histogram("epupns_rpc_seconds", "Time of RPC methods in seconds, answer included", ["method", "outcome"])
RPC_EXPIRED = Counter("epupns_rpc_expired_total", "Requests that came after their caller had given up; not run")
PUBLISHED = Counter("epupns_outbox_published_total", "Messages that the relay sent and the broker confirmed")
UNROUTABLE = Counter("epupns_outbox_unroutable_total", "Times that a message was put off because no queue took it")
OUTBOX_AGE = Gauge("epupns_outbox_oldest_seconds", "Age in seconds of the oldest message that waits in the outbox")
QUEUE_MESSAGES = Gauge("epupns_queue_messages", "Messages that wait in a queue", ["queue"])
QUEUE_CONSUMERS = Gauge("epupns_queue_consumers", "Consumers that take from a queue", ["queue"])
PARKED = Gauge("epupns_parked_messages", "Messages that were parked and wait for an operator")
