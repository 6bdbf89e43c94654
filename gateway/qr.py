"""An address as a QR code for a camera: SVG inside the page, without styles of its own."""
from __future__ import annotations

import segno
from markupsafe import Markup


def picture(address: str, css: str, *, ground: str | None = "#ffffff", border: int = 3) -> Markup:
    """Dark on ``ground`` in both colour schemes, as cameras want it; the address is in it and nowhere else.

    ``css``: the class of the picture; without a ground the page behind it must be white.
    """
    code = segno.make(address, error="m", micro=False)
    drawn = code.svg_inline(dark="#0b1a2b", light=ground, border=border, omitsize=True, svgclass=css, lineclass=None)
    return Markup(drawn)  # noqa: S704 - segno draws from the modules of the code; no text of the address is in it
