"""What Manajemen Pengguna asks of identity: officials' accounts and the profiles that they hold."""
from marshmallow import fields, validate

from services.contracts.actor import JurisdictionKind
from services.contracts.profiles import Profile
from services.contracts.request import PAGE_SIZE, VERSION, Request, identifier, one_of, text

STATES = ("active", "ending", "away", "invited", "empty", "locked")
ORDERS = ("name", "-name", "nip", "-nip", "newest")
GROUPS = ("verifiers", "operators", "admins")
MOST_AT_ONCE = 20  # profiles in one request
MOST_ROWS = 500  # of one import


class FindAccounts(Request):
    """A page of the accounts in the actor's jurisdiction; ``after`` is the last row's ``cursor``."""

    q = text(100, required=False, load_default="")
    profile = one_of("", *Profile, *GROUPS, required=False, load_default="")
    state = one_of("", *STATES, required=False, load_default="")
    order = one_of(*ORDERS, required=False, load_default="name")
    after = text(400, required=False, load_default="")
    limit = PAGE_SIZE


class AccountByUsername(Request):
    """One account in the actor's jurisdiction."""

    username = text(64)


class PersonByNip(Request):
    """The civil servant to whom an account is to be given."""

    nip = text(40)


class FindAreas(Request):
    """Areas in which the actor may grant ``profile``, of one kind, by the words of ``q``."""

    profile = one_of(*Profile)
    kind = one_of(*JurisdictionKind)
    q = text(100, required=False, load_default="")


class Proposal(Request):
    """The written proposal on which an agency admin is appointed."""

    number = text(100)
    date = fields.Date(required=True)
    signatory = text(200)


class GrantWanted(Request):
    """A profile to be given; without dates it holds from now on, without end.  ``ends_on`` is the last day."""

    profile = one_of(*Profile)
    kind = one_of(*JurisdictionKind)
    id = text(36, required=False, load_default="")
    starts_on = fields.Date(load_default=None, allow_none=True)
    ends_on = fields.Date(load_default=None, allow_none=True)
    proposal = fields.Nested(Proposal, load_default=None, allow_none=True)


class CreateAccount(Request):
    """An account for a civil servant; without a password its holder gets an activation link by e-mail."""

    nip = text(40)
    username = text(64)
    email = text(200, required=False, load_default="")
    password = fields.Str(load_default="", validate=validate.Length(max=200))
    grants = fields.List(
        fields.Nested(GrantWanted), required=True, validate=validate.Length(min=1, max=MOST_AT_ONCE)
    )


class KnownAccount(Request):
    """An account as the page showed it at ``version``."""

    account_id = identifier()
    version = VERSION


class EditAccount(KnownAccount):
    """User name and e-mail; the name is the state's."""

    username = text(64)
    email = text(200, required=False, load_default="")


class ChangeProfiles(KnownAccount):
    """Gives profiles and ends others (ids of held ones), together; who ends one says why."""

    add = fields.List(fields.Nested(GrantWanted), load_default=list, validate=validate.Length(max=MOST_AT_ONCE))
    end = fields.List(identifier(), load_default=list, validate=validate.Length(max=MOST_AT_ONCE))
    reason = text(500, required=False, load_default="")


class SetPassword(KnownAccount):
    """A first password that its holder must replace at the next log-in."""

    password = fields.Str(required=True, validate=validate.Length(max=200))


class WithReason(KnownAccount):
    """Locks, deletes, or takes the authenticator app away: the reason is kept."""

    reason = text(500)


def _cell() -> fields.Str:
    return fields.Str(load_default="", validate=validate.Length(max=300))


class ImportRow(Request):
    """A line of the spreadsheet as it was read; what is wrong in it is told for that line alone."""

    line = fields.Int(required=True)
    nip = _cell()
    username = _cell()
    email = _cell()
    profile = _cell()
    area = _cell()
    ends_on = _cell()
    proposal_number = _cell()
    proposal_date = _cell()
    proposal_signatory = _cell()


class ImportAccounts(Request):
    """Many accounts at once; ``dry_run`` tells what would happen and changes nothing."""

    rows = fields.List(fields.Nested(ImportRow), required=True, validate=validate.Length(min=1, max=MOST_ROWS))
    dry_run = fields.Bool(required=True)
