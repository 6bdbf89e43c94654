"""docs/metrics.md lists the metrics that exist, and the processes show no others."""

import re

from prometheus_client import Counter, Gauge, Histogram

from services.chassis import metrics
from services.chassis.metrics_page import PAGE, page


def test_the_page_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run python -m services.chassis.metrics_page"


def test_every_metric_of_the_chassis_is_on_the_page() -> None:
    listed = re.findall(r"^\| `(epupns_\w+)`", page(), re.MULTILINE)
    defined = [value for value in vars(metrics).values() if isinstance(value, Counter | Gauge | Histogram)]
    names = {family.name for metric in defined for family in metric.describe()}
    assert names
    assert names <= {name.removesuffix("_total") for name in listed}
