"""``python -m services.chassis.metrics_page``: writes docs/metrics.md from the metrics that the code defines."""
from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
PAGE = CHECKOUT / "docs" / "metrics.md"
KINDS = {"Counter": "counter", "Gauge": "gauge", "Histogram": "histogram", "Summary": "summary"}
HEAD = """# Metrics

Every process answers `/metrics` for Prometheus: services and workers on `HEALTH_PORT`, the gateway on its own port.
Written by `python -m services.chassis.metrics_page` from the code; a test fails when it is stale.

| metric | type | labels | what it says | defined in |
|---|---|---|---|---|
"""


def page(checkout: Path = CHECKOUT) -> str:
    """The page about all metrics that services and gateway define."""
    files = sorted(file for folder in ("services", "gateway") for file in (checkout / folder).rglob("*.py"))
    rows = (row for file in files for row in _rows(file, file.relative_to(checkout).as_posix()))
    return HEAD + "".join(sorted(rows))


def _rows(file: Path, where: str) -> Iterator[str]:
    source = file.read_text(encoding="utf-8")
    if "prometheus_client" not in source:
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KINDS:
            name, says, *labels = (ast.literal_eval(argument) for argument in node.args)
            listed = ", ".join(f"`{label}`" for label in (labels[0] if labels else ()))
            yield f"| `{name}` | {KINDS[node.func.id]} | {listed} | {says} | `{where}` |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
