"""The gateway's application: its parts, put together."""

from __future__ import annotations

import os

from flask import Flask
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from gateway import (
    account,
    admin,
    api,
    assets,
    demo,
    documents,
    formats,
    headers,
    languages,
    notices,
    open_data,
    portal,
    probes,
    refusals,
    session,
    shell,
    spoken,
    who_may_open,
)
from gateway.admin import phrases
from gateway.admin.verification import counts, pace
from gateway.services import Services
from gateway.settings import Settings
from services.chassis import environment, logs
from services.chassis.assertion import Signer
from services.chassis.memory import Memory
from services.chassis.rpc_client import RpcClient
from services.chassis.sealed_parts import SealedParts
from services.contracts.identity.settings import LARGEST_UPLOAD
from services.contracts.registration.exports import FOLDER


def create_app(services: Services | None = None, settings: Settings | None = None) -> Flask:
    """The WSGI application.  ``services`` and ``settings`` come from the environment unless a test gives them."""
    settings = settings or Settings.from_environment()
    app = Flask(__name__, static_folder=None)
    app.config.update(
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=LARGEST_UPLOAD + 512 * 1024,
        MAX_FORM_MEMORY_SIZE=2 * 1024 * 1024,
        WTF_CSRF_TIME_LIMIT=None,  # a form may stay open for a day; the token ends with the browser's session
        SESSION_COOKIE_NAME="epupns_formulir",
        SESSION_COOKIE_SAMESITE="Lax",
        DEMO=settings.mode == "demo",
    )
    app.session_interface = headers.SecureWhenHttps()
    app.extensions["services"] = services or _over_the_broker()
    app.extensions["remembered"] = session.Remembered()
    app.extensions["paces"] = Memory(pace.KEPT)
    app.extensions["queue_counts"] = Memory(counts.KEPT)
    app.extensions["documents"] = store = documents.Store.from_environment()
    app.extensions["exports"] = SealedParts.from_environment(FOLDER)
    app.extensions["unfinished"] = documents.Unfinished(store)
    app.extensions["waiting"] = documents.Waiting(store)
    if settings.trusted_proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, settings.trusted_proxies, settings.trusted_proxies)  # type: ignore[method-assign]
    _assemble(app)
    return app


def _over_the_broker() -> Services:
    logs.configure(os.environ.get("SERVICE_NAME", "gateway"))
    client = RpcClient(environment.required("AMQP_URL"))
    return Services(client, Signer.from_environment("gateway").as_itself)


def _assemble(app: Flask) -> None:
    probes.measure(app)
    app.before_request(session.load_who)
    app.after_request(headers.protect)
    CSRFProtect(app)
    refusals.register(app)
    languages.speak(app)
    formats.register_filters(app)
    spoken.register(app)
    assets.serve(app)
    shell.furnish(app)
    notices.hang(app)
    phrases.lay(app)
    add_pages(app)
    who_may_open.check_every_page(app)


def add_pages(app: Flask) -> None:
    """Every route that there is; those of ``demo`` only there."""
    for_everybody = (assets.bp, languages.bp, probes.bp, open_data.bp, open_data.pages)
    for blueprint in (*for_everybody, account.bp, portal.bp, admin.bp, api.bp):
        app.register_blueprint(blueprint)
    if app.config["DEMO"]:
        app.register_blueprint(demo.bp)
