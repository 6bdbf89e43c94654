"""``python -m gateway.documents.rotating``: every document under the newest key; stopped, it goes on where it was."""

from __future__ import annotations

import click

from gateway.documents.store import Store
from services.contracts.errors import NotFound

TELL_EVERY = 1000


def reseal_all(store: Store) -> tuple[int, list[str]]:
    """How many were sealed anew, and the digests of those that do not open: they stay as they are."""
    done, broken = 0, []
    for number, digest in enumerate(store.digests(), 1):
        try:
            done += store.reseal(digest)
        except NotFound:
            broken.append(digest)
        if number % TELL_EVERY == 0:
            click.echo(f"{number} documents seen, {done} sealed anew")
    return done, broken


@click.command()
def main() -> None:
    """Ends with 1 when a document does not open."""
    done, broken = reseal_all(Store.from_environment())
    click.echo(f"{done} documents are sealed anew; all others were under the newest key already.")
    for digest in broken:
        click.echo(f"{digest} does not open: it is damaged, or its key is not among DOCUMENT_KEYS", err=True)
    raise SystemExit(bool(broken))


if __name__ == "__main__":
    main()
