"""``python -m deploy.grafana``: writes ``epupns.json``, the dashboard that Grafana imports."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from deploy.grafana.panels import ROWS, Panel

FILE = Path(__file__).parent / "epupns.json"
WIDE, HIGH, ACROSS = 8, 8, 3  # of Grafana's grid of 24
SOURCE = {"type": "prometheus", "uid": "${source}"}


def dashboard() -> dict[str, Any]:
    """As Grafana keeps it; the data source is chosen at the top of the page."""
    panels: list[dict[str, Any]] = []
    at = 0
    for title, row in ROWS.items():
        panels.append({"type": "row", "title": title, "gridPos": _place(0, at, 24, 1), "panels": []})
        at += 1
        for place, panel in enumerate(row):
            panels.append(_panel(panel, _place(place % ACROSS * WIDE, at + place // ACROSS * HIGH, WIDE, HIGH)))
        at += -(-len(row) // ACROSS) * HIGH
    source = {"name": "source", "label": "Prometheus", "type": "datasource", "query": "prometheus"}
    return {
        "uid": "epupns", "title": "e-PUPNS", "tags": ["epupns"], "schemaVersion": 39, "editable": True,
        "refresh": "30s", "time": {"from": "now-6h", "to": "now"}, "templating": {"list": [source]},
        "panels": [{"id": number, **one} for number, one in enumerate(panels, 1)],
    }  # fmt: skip


def text() -> str:
    """What the file holds."""
    return json.dumps(dashboard(), indent=1) + "\n"


def _place(x: int, y: int, wide: int, high: int) -> dict[str, int]:
    return {"x": x, "y": y, "w": wide, "h": high}


def _panel(panel: Panel, place: dict[str, int]) -> dict[str, Any]:
    steps: list[dict[str, Any]] = [{"color": "green", "value": None}]
    if panel.warn is not None:
        steps.append({"color": "yellow", "value": panel.warn})
    return {
        "type": "timeseries", "title": panel.title, "description": panel.says, "gridPos": place, "datasource": SOURCE,
        "fieldConfig": {
            "defaults": {
                "unit": panel.unit, "min": 0, "thresholds": {"mode": "absolute", "steps": steps},
                "custom": {"thresholdsStyle": {"mode": "line" if panel.warn is not None else "off"}},
            },
            "overrides": [],
        },
        "targets": [
            {"refId": chr(ord("A") + number), "expr": query, "legendFormat": legend, "datasource": SOURCE}
            for number, (legend, query) in enumerate(panel.queries.items())
        ],
    }  # fmt: skip


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
