"""``python -m gateway.documents.seeding``: keeps one page in the store and prints what a change says of it."""

from __future__ import annotations

import json
from io import BytesIO

import click
from PIL import Image, ImageDraw

from gateway.documents.store import Store
from services.contracts.registration.answers import Attached

PAGE = (620, 877)  # A4 at 75 dpi
WORDS = "PETIKAN\n\nSurat keputusan contoh,\nuntuk negeri contoh"


def main() -> None:
    """The same page each time, so that it is kept once."""
    page = Image.new("L", PAGE, 255)
    ImageDraw.Draw(page).text((60, 80), WORDS, fill=0)
    written = BytesIO()
    page.save(written, "PNG")
    content = written.getvalue()
    digest = Store.from_environment().save(content)
    attached = Attached(
        document_id="", name="sk.png", media_type="image/png", size=len(content), digest=digest, pages=1
    )
    click.echo(json.dumps(attached))


if __name__ == "__main__":
    main()
