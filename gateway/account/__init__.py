"""Pages about one's own account, the same for officials (under ``/admin``) and civil servants: the way in, sessions."""
from gateway.account import authenticator, code, first_password, forgotten, link, password, recovery_codes, sessions
from gateway.account.blueprint import bp

__all__ = [
    "authenticator", "bp", "code", "first_password", "forgotten", "link", "password", "recovery_codes", "sessions",
]  # fmt: skip
