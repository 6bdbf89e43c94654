"""The page on which somebody who works for every agency says which one is meant."""
from __future__ import annotations

from typing import Any

from flask import render_template, request

from gateway.services import services


def choose_agency(path: str, title: Any, about: Any) -> str:
    """Search by name; a name leads to ``path`` with ``?instansi=``."""
    words = request.args.get("cari", "").strip()[:100]
    found = services.reference.find_areas(kind="agency", q=words) if words else []
    return render_template("admin/choose_agency.html", found=found, words=words, path=path, title=title, about=about)
