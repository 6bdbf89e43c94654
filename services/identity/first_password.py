"""A first password that an admin gives to an account's holder, held to the same rules as one of the holder's own."""
from __future__ import annotations

from services.contracts.errors import Invalid
from services.identity import passwords
from services.identity.domain.which_passwords_are_refused import why_refused


def hashed(password: str, *own: str) -> str | None:
    """The hash to keep; None for no password, which an activation link replaces.

    ``own``: what everybody may know of the holder.  Raises ``Invalid``.
    """
    if not password:
        return None
    if problem := why_refused(password, "official", own):
        raise Invalid(problem, fields={"password": [problem]})
    return passwords.hash_password(password)
