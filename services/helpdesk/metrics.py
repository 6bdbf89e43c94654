"""What the helpdesk service counts, for Prometheus."""
from prometheus_client import Counter, Gauge

EFFECTS_FAILED = Counter("epupns_effects_failed_total", "Times that an owner failed at an answer's effect", ["topic"])
EFFECTS_TRIED_AGAIN = Gauge("epupns_effects_tried_again", "Effects of answers that wait to be tried again")
