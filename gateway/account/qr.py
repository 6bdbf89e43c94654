"""An authenticator's address as a picture for its camera: SVG inside the page, without styles of its own."""
from __future__ import annotations

import segno
from markupsafe import Markup


def picture(address: str) -> Markup:
    """Dark on white in both colour schemes, as cameras want it; the address is in it and nowhere else."""
    code = segno.make(address, error="m", micro=False)
    drawn = code.svg_inline(dark="#0b1a2b", light="#ffffff", border=3, omitsize=True, svgclass="qr-app", lineclass=None)
    return Markup(drawn)  # noqa: S704 - segno draws from the modules of the code; no text of the address is in it
