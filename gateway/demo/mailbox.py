"""The mailbox: letters that a demo writes to people stay here, with the links in them."""
from __future__ import annotations

from flask import render_template

from gateway.demo.blueprint import bp
from gateway.services import services
from gateway.who_may_open import public


@bp.get("/surat")
@public
def mailbox() -> str:
    """The newest letters, whoever they are for."""
    return render_template("demo/mailbox.html", letters=services.identity.caught_letters())
