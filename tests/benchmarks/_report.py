"""How a benchmark speaks: medians, sizes, what else the machine was doing; for people or as JSON."""

from __future__ import annotations

import json
import os
import statistics
import sys
from typing import Any


def quantiles(seconds: list[float]) -> dict[str, float]:
    """Count, median and 95th percentile, in milliseconds."""
    ordered = sorted(seconds)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    median = statistics.median(ordered)
    return {"count": len(ordered), "median_ms": round(median * 1000, 1), "p95_ms": round(p95 * 1000, 1)}


def machine() -> dict[str, Any]:
    """Cores, and the load of the last minute: other people's work is in it."""
    return {"cores": os.cpu_count(), "load_1min": round(os.getloadavg()[0], 2)}


def tell(report: dict[str, Any]) -> None:
    """Print the report, as JSON when asked with ``--json``."""
    if "--json" in sys.argv:
        print(json.dumps(report, indent=2))
        return
    for name, value in report.items():
        if isinstance(value, dict):
            print(f"{name}:")
            for key, one in value.items():
                print(f"  {key:<28} {_plain(one)}")
        else:
            print(f"{name:<30} {_plain(value)}")


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return "  ".join(f"{key} {one}" for key, one in value.items())
    return str(value)


def option(name: str, default: int) -> int:
    """``--forms 500``."""
    flag = f"--{name}"
    return int(sys.argv[sys.argv.index(flag) + 1]) if flag in sys.argv else default
