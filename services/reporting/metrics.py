"""What the reporting service measures of its read models, for Prometheus."""
from prometheus_client import Gauge, Histogram

READ_MODELS_LAG = Gauge(
    "epupns_read_models_lag_seconds", "Age in seconds of the oldest event that reporting has not counted yet"
)
READ_MODELS_SECONDS = Histogram(
    "epupns_read_models_seconds", "Time in seconds from an event to the read models that have it"
)
