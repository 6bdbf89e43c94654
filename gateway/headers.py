"""Headers of every answer: a strict content policy, no caching of pages, gzip."""

from __future__ import annotations

import gzip

from flask import Flask, Response, request
from flask.sessions import SecureCookieSessionInterface

_ALLOWED = {  # scripts and styles only from our own files: nothing inline, nothing from elsewhere
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data: blob:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}
POLICY = "; ".join(f"{what} {where}" for what, where in _ALLOWED.items())
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), microphone=(), payment=(), usb=()",
}
_WORTH = 1024  # bytes; below, gzip saves nothing


class SecureWhenHttps(SecureCookieSessionInterface):
    """The form-token cookie: secure whenever the page came over https."""

    def get_cookie_secure(self, app: Flask) -> bool:  # noqa: ARG002 - Flask's signature
        """As the request came."""
        return request.is_secure


def protect(response: Response) -> Response:
    """Add what every answer carries."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cache-Control", "no-store")
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    return _squeezed(response)


def _squeezed(response: Response) -> Response:
    """Pages travel compressed; cookies are SameSite=Lax, so no other site can measure a page with its own guesses."""
    plain = response.direct_passthrough or response.is_streamed or "Content-Encoding" in response.headers
    if plain or response.mimetype not in ("text/html", "application/json") or not request.accept_encodings["gzip"]:
        return response
    body = response.get_data()
    response.headers.add("Vary", "Accept-Encoding")
    if len(body) >= _WORTH:
        response.set_data(gzip.compress(body, 6))
        response.headers["Content-Encoding"] = "gzip"
    return response
