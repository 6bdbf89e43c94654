"""Tables of the identity service's own database."""
from services.identity.tables.accounts import accounts
from services.identity.tables.base import metadata
from services.identity.tables.collections import collections
from services.identity.tables.look_ups import look_ups
from services.identity.tables.mails import caught_letters, links, mails
from services.identity.tables.notifications import notifications
from services.identity.tables.profiles import profiles
from services.identity.tables.second_factors import recovery_codes, second_factors
from services.identity.tables.sessions import devices, log_ins, sessions, tries
from services.identity.tables.settings import setting_changes

__all__ = [
    "accounts",
    "caught_letters",
    "collections",
    "devices",
    "links",
    "log_ins",
    "look_ups",
    "mails",
    "metadata",
    "notifications",
    "profiles",
    "recovery_codes",
    "second_factors",
    "sessions",
    "setting_changes",
    "tries",
]
