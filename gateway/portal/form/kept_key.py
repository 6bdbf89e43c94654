"""The key with which a browser seals what the server has not taken yet: only pages of the same account carry it."""

from __future__ import annotations

import base64
import hmac

from flask import current_app, g

from gateway.portal.blueprint import bp

_PURPOSE = b"kept in the browser: "


def kept_key() -> str:
    """32 bytes as base64, always the same for one account; "" for nobody.  See docs/decisions/0015."""
    if g.get("who") is None:
        return ""
    secret, account = current_app.config["SECRET_KEY"].encode(), g.who["account_id"].encode()
    return base64.b64encode(hmac.digest(secret, _PURPOSE + account, "sha256")).decode()


@bp.app_context_processor
def _to_templates() -> dict[str, object]:
    return {"kept_key": kept_key}
