"""``/live``, ``/ready``, ``/metrics``: what a supervisor and a monitor ask."""

from __future__ import annotations

import time

from flask import Blueprint, Flask, Response, g, request
from prometheus_client import CONTENT_TYPE_LATEST, Histogram, generate_latest

from gateway.services import services
from gateway.who_may_open import public
from services.contracts.errors import Unavailable

bp = Blueprint("probes", __name__)
PAGE_SECONDS = Histogram("epupns_page_seconds", "Time of pages", ["page", "status"])


@bp.get("/live")
@public
def live() -> dict[str, bool]:
    """The process answers."""
    return {"process": True}


@bp.get("/ready")
@public
def ready() -> tuple[dict[str, bool], int]:
    """Pages can be served: the broker carries a question to a service and its answer back."""
    try:
        services.reference.labels(codes=[])
    except Unavailable:
        return {"services": False}, 503
    return {"services": True}, 200


@bp.get("/metrics")
@public
def metrics() -> Response:
    """For Prometheus."""
    return Response(generate_latest(), content_type=CONTENT_TYPE_LATEST)


def measure(app: Flask) -> None:
    """Time every page by its endpoint; addresses and values stay out of the labels."""

    @app.before_request
    def started() -> None:
        g.started = time.monotonic()

    @app.after_request
    def finished(response: Response) -> Response:
        seconds = time.monotonic() - g.get("started", time.monotonic())
        PAGE_SECONDS.labels(request.endpoint or "none", str(response.status_code)).observe(seconds)
        return response
