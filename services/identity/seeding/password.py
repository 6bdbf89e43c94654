"""The one password of all demo accounts; public, and hashed once."""

import warnings

PASSWORD = "pupns-demo-2015"  # noqa: S105 - printed by ./epupns up; a production start refuses every account that has it


def password_hash() -> str:
    """Its argon2id hash."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # eventlet's farewell is for processes that serve
        from services.identity.passwords import hash_password  # noqa: PLC0415

        return hash_password(PASSWORD)
