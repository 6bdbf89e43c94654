"""What pages load: built once with a name from its content, compressed, and cached for a year.

``python -m gateway.assets`` writes gateway/static/build from our sources and from node_modules.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import mimetypes
import re
import sys
import time
from functools import lru_cache
from pathlib import Path

from flask import Blueprint, Flask, Response, abort, request, url_for

from gateway.who_may_open import public
from services.chassis.environment import ConfigurationError

ROOT = Path(__file__).parents[1]
BUILT = ROOT / "gateway" / "static" / "build"
MANIFEST = "manifest.json"
BUNDLES: dict[str, tuple[str, ...]] = {  # what a page loads: the files that make it, in order
    "portal.css": ("gateway/static/css/[1-5]*.css", "gateway/static/css/[89]*.css"),  # without the desk
    "epupns.css": ("gateway/static/css/*.css", "gateway/admin/static/*.css"),
    "icons.svg": ("gateway/static/icons.svg",),
    "portal.js": ("node_modules/htmx.org/dist/htmx.min.js", "gateway/static/js/*.js", "gateway/static/js/portal/*.js"),
    "page.js": ("gateway/static/js/*.js",),
    "admin.js": ("node_modules/htmx.org/dist/htmx.min.js", "gateway/static/js/*.js", "gateway/admin/static/*.js"),
}
HASHED = re.compile(r"[a-z]+\.[0-9a-f]{12}\.(css|js|svg)")
KEPT = 7 * 24 * 3600  # seconds
A_YEAR = "public, max-age=31536000, immutable"

bp = Blueprint("assets", __name__)


def build(target: Path = BUILT) -> dict[str, str]:
    """Write every bundle; the answer maps plain names to hashed ones.

    Older files stay for a week: a gateway that still runs, and pages that are open, go on loading theirs.
    """
    target.mkdir(parents=True, exist_ok=True)
    manifest = {name: _write(target, name, _content(patterns)) for name, patterns in BUNDLES.items()}
    fresh = target / f"{MANIFEST}.new"
    fresh.write_text(json.dumps(manifest, indent=1))
    fresh.rename(target / MANIFEST)
    _forget_old(target, set(manifest.values()))
    return manifest


def _forget_old(target: Path, current: set[str]) -> None:
    for path in target.glob("*.*.*"):
        if path.name.removesuffix(".gz") not in current and path.stat().st_mtime < time.time() - KEPT:
            path.unlink()


def _content(patterns: tuple[str, ...]) -> bytes:
    parts = []
    for pattern in patterns:
        found = sorted(ROOT.glob(pattern))
        if not found and "*" not in pattern:
            raise ConfigurationError(f"{pattern} is missing; `npm ci` brings what the pages load.")
        parts += [path.read_bytes() for path in found]
    return b"\n".join(parts)


def _write(folder: Path, name: str, content: bytes) -> str:
    stem, _, suffix = name.rpartition(".")
    hashed = f"{stem}.{hashlib.sha256(content).hexdigest()[:12]}.{suffix}"
    (folder / hashed).write_bytes(content)
    (folder / f"{hashed}.gz").write_bytes(gzip.compress(content, 9, mtime=0))
    return hashed


@lru_cache(maxsize=1)
def manifest() -> dict[str, str]:
    """The names of the last build.  Raises ``ConfigurationError`` when there was none."""
    try:
        names: dict[str, str] = json.loads((BUILT / MANIFEST).read_text())
    except FileNotFoundError as error:
        raise ConfigurationError("The page assets are not built; run `python -m gateway.assets`.") from error
    return names


def asset_url(name: str) -> str:
    """The address of a bundle, with its content's hash in it."""
    return url_for("assets.file", name=manifest()[name])


@bp.get("/aset/<name>")
@public
def file(name: str) -> Response:
    """A built file, compressed where the browser takes it."""
    if not HASHED.fullmatch(name) or not (BUILT / name).exists():
        abort(404)
    squeezed = bool(request.accept_encodings["gzip"])
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    response = Response((BUILT / (f"{name}.gz" if squeezed else name)).read_bytes(), mimetype=kind)
    response.headers["Cache-Control"] = A_YEAR
    response.headers["Vary"] = "Accept-Encoding"
    if squeezed:
        response.headers["Content-Encoding"] = "gzip"
    return response


def serve(app: Flask) -> None:
    """Let templates name the built files; fails at start when nothing was built."""
    manifest()
    app.jinja_env.globals["asset_url"] = asset_url


if __name__ == "__main__":
    try:
        for plain, hashed in build().items():
            squeezed_size = (BUILT / f"{hashed}.gz").stat().st_size
            sys.stdout.write(f"{plain:12} {squeezed_size:7,} bytes compressed\n")
    except ConfigurationError as error:
        sys.exit(str(error))
