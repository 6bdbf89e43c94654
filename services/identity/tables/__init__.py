"""Tables of the identity service's own database."""
from services.identity.tables.accounts import accounts
from services.identity.tables.base import metadata
from services.identity.tables.look_ups import look_ups
from services.identity.tables.mails import links, mails
from services.identity.tables.profiles import profiles
from services.identity.tables.sessions import sessions, tries
from services.identity.tables.settings import setting_changes

__all__ = ["accounts", "links", "look_ups", "mails", "metadata", "profiles", "sessions", "setting_changes", "tries"]
