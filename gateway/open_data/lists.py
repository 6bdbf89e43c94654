"""``/api/v1/reference``: the lists, their values as of a day, one value; each answer with an ETag."""
from __future__ import annotations

import hashlib
import json
from typing import Any

from flask import Response, request

from gateway.admin.lists.names import NAMES
from gateway.open_data.blueprint import bp
from gateway.services import services
from gateway.who_may_open import public
from services.contracts.errors import Invalid
from services.contracts.reference.attributes import PARENTS, PLACED, attributes_of

FRESH = "public, max-age=60"  # seconds; afterwards the ETag is asked
ASKED = ("q", "on", "after")


@bp.get("")
@public
def every_list() -> Response:
    """All lists with their attributes: the data dictionary as JSON."""
    counts = {one["list"]: one for one in services.reference.open_lists()}
    return _answer({"lists": [described(name, counts[name]["holds"]) for name in NAMES]})


@bp.get("/<name>")
@public
def one_list(name: str) -> Response:
    """A page of values that hold today, or on the day ``on``; ``next`` is the ``after`` of the next page."""
    typed: dict[str, Any] = {key: request.args[key] for key in ASKED if request.args.get(key)}
    limit = request.args.get("limit", "100")
    if not limit.isascii() or not limit.isdecimal():
        raise Invalid("limit harus berupa angka.", fields={"limit": ["limit harus berupa angka."]})
    return _answer(services.reference.open_page(list=name, limit=int(limit), **typed))


@bp.get("/<name>/<path:code>")
@public
def one_value(name: str, code: str) -> Response:
    """A value by its code, ended ones too; codes are stable."""
    typed = {"on": request.args["on"]} if request.args.get("on") else {}
    return _answer(services.reference.open_value(list=name, code=code, **typed))


def described(name: str, holds: int) -> dict[str, Any]:
    """A list as the dictionary describes it."""
    attributes = [
        {"name": one.name, "label": one.label, "list": one.list, "maximum": one.most or None}
        for one in attributes_of(name)
    ]
    return {
        "list": name, "label": str(NAMES[name]), "values": holds, "attributes": attributes,
        "parent": PARENTS.get(name, ""), "place": "lokasi" if name in PLACED else "",
    }  # fmt: skip


def _answer(body: Any) -> Response:
    """JSON, or 304 for who has it already."""
    content = json.dumps(body, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    answer = Response(content, mimetype="application/json")
    answer.set_etag(hashlib.sha256(content).hexdigest()[:32])
    answer.headers["Cache-Control"] = FRESH
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.make_conditional(request)
    return answer
