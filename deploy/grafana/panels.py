"""What the dashboard shows, row by row; a test compares every metric and label with those that the code defines."""
from __future__ import annotations

from dataclasses import dataclass

RATE = "$__rate_interval"


@dataclass(frozen=True)
class Panel:
    """``queries``: legend to PromQL; ``unit`` in Grafana's words; ``warn``: from which value on it is yellow."""

    title: str
    queries: dict[str, str]
    unit: str = "short"
    warn: float | None = None
    says: str = ""


def _p95(metric: str, by: str) -> str:
    return f"histogram_quantile(0.95, sum by (le, {by}) (rate({metric}_bucket[{RATE}])))"


ROWS: dict[str, tuple[Panel, ...]] = {
    "Levels": (
        Panel("Cases that wait for a level's worker", {"level {{level}}": "max by (level) (epupns_level_waiting)"}),
        Panel(
            "Age of the oldest of them", {"level {{level}}": "max by (level) (epupns_level_oldest_seconds)"},
            "s", 60, "More workers: ./epupns scale verification-worker=4",
        ),
        Panel(
            "Level messages settled a second",
            {"{{queue}} {{outcome}}":
             f'sum by (queue, outcome) (rate(epupns_messages_total{{queue=~"verification.level.*"}}[{RATE}]))'},
            "ops",
        ),
    ),
    "Queues": (
        Panel("Messages that wait in a queue", {"{{queue}}": "max by (queue) (epupns_queue_messages) > 0"}),
        Panel(
            "Queues without a consumer",
            {"{{queue}}": 'max by (queue) (epupns_queue_consumers{queue!~".*dead|subscriber.*"}) == 0'},
        ),
        Panel(
            "Subscribers: events that wait in their queues",
            {"{{queue}}": 'max by (queue) (epupns_queue_messages{queue=~"subscriber.*"})'},
            says="Kept as long as the system is away; /admin/pelanggan",
        ),
        Panel(
            "Messages settled a second, by outcome",
            {"{{outcome}}": f"sum by (outcome) (rate(epupns_messages_total[{RATE}]))"}, "ops",
        ),
        Panel("Waits for what passes by itself", {"{{queue}}": f"sum by (queue) (rate(epupns_retries_total[{RATE}]))"},
              "ops"),
    ),
    "Outboxes and the parking lot": (
        Panel(
            "Age of the oldest message in an outbox", {"{{job}} {{instance}}": "epupns_outbox_oldest_seconds"}, "s", 10,
        ),
        Panel("Sent and confirmed a second", {"{{job}}": f"sum by (job) (rate(epupns_outbox_published_total[{RATE}]))"},
              "ops"),
        Panel(
            "Put off because no queue took it",
            {"{{job}}": f"sum by (job) (increase(epupns_outbox_unroutable_total[{RATE}]))"}, warn=1,
            says="./epupns topology --check",
        ),
        Panel("Parked messages", {"{{job}}": "max by (job) (epupns_parked_messages)"}, warn=1,
              says="./epupns parking SERVICE list"),
        Panel("Effects that are tried again", {
            "waiting": "max(epupns_effects_tried_again)",
            "failures of {{topic}}": f"sum by (topic) (increase(epupns_effects_failed_total[{RATE}]))",
        }, warn=1, says="their owner failed; after six failures they are parked"),
    ),
    "Read models": (
        Panel(
            "Age of the oldest event that is not counted", {"lag": "max(epupns_read_models_lag_seconds)"}, "s", 10,
            "The figures of Statistik; ./epupns logs reporting",
        ),
        Panel(
            "From an event to the figures, 95th percentile",
            {"95 %": f"histogram_quantile(0.95, sum by (le) (rate(epupns_read_models_seconds_bucket[{RATE}])))"},
            "s", 2,
        ),
        Panel("Events counted a second", {"events": f"sum(rate(epupns_read_models_seconds_count[{RATE}]))"}, "ops"),
    ),
    "Pages and RPC": (
        Panel("Pages, 95th percentile", {"{{page}}": f"topk(15, {_p95('epupns_page_seconds', 'page')})"}, "s", 1),
        Panel("Pages a second by status",
              {"{{status}}": f"sum by (status) (rate(epupns_page_seconds_count[{RATE}]))"}, "reqps"),
        Panel("RPC, 95th percentile", {"{{method}}": f"topk(15, {_p95('epupns_rpc_seconds', 'method')})"}, "s", 1),
        Panel("RPC a second by outcome",
              {"{{outcome}}": f"sum by (outcome) (rate(epupns_rpc_seconds_count[{RATE}]))"}, "reqps"),
        Panel("Requests that came too late", {"{{job}}": f"sum by (job) (increase(epupns_rpc_expired_total[{RATE}]))"},
              warn=1),
    ),
    "Letters": (
        Panel("Letters that wait", {"waiting": "max(epupns_mails_waiting)", "given up": "max(epupns_mails_parked)"},
              says="./epupns mail"),
        Panel("Tries to send a letter a second",
              {"{{outcome}}": f"sum by (outcome) (rate(epupns_mails_total[{RATE}]))"}, "ops"),
    ),
}  # fmt: skip
