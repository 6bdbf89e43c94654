"""What the registration service can be asked."""
from marshmallow import fields, validate

from services.contracts.form_fields import HISTORY_KINDS, Tab
from services.contracts.helpdesk.categories import GOES_ON_WITH
from services.contracts.identity.settings import LARGEST_UPLOAD
from services.contracts.reference.values import LONGEST_NAME
from services.contracts.request import VERSION, Nothing, Request, identifier, one_of, text

__all__ = [
    "AskValue",
    "AskedValues",
    "AttachDocument",
    "DetachDocument",
    "Document",
    "HolderOf",
    "LookUp",
    "Nothing",
    "OpenTab",
    "PeopleByNip",
    "Register",
    "SaveHistory",
    "SaveTab",
    "Send",
    "Submissions",
]


class LookUp(Request):
    """The person of the state with this NIP, shown only when the name fits."""

    nip = text(40)
    name = text(200)
    address = text(64, required=False, load_default="")


class Register(LookUp):
    """Registration: contact and password of a person whose NIP and name fit."""

    email = fields.Email(required=True)
    phone = text(20, shortest=8)
    password = fields.Str(required=True, validate=validate.Length(min=8, max=200))
    notice_read = fields.Bool(required=True, validate=validate.OneOf([True]))


class OpenTab(Request):
    """One section of the own form; ``to_fill``: to begin with it, which waits for the access hours."""

    tab = one_of(*Tab)
    to_fill = fields.Bool(load_default=False)


class SaveTab(Request):
    """What the person says in one section.

    ``answers`` maps field names to values (text; "" empties); ``confirmed`` names fields that are right as the state
    holds them.  ``version`` is the form's version that the page was made from; ``seen`` the values that it showed:
    a field in it is refused only when that field was changed meanwhile, one that is not when the form was.
    """

    tab = one_of(*Tab)
    version = VERSION
    answers = fields.Dict(keys=fields.Str(), values=fields.Str(validate=validate.Length(max=2000)), load_default=dict)
    confirmed = fields.List(fields.Str(), load_default=list)
    seen = fields.Dict(keys=fields.Str(), values=fields.Str(), load_default=dict)


class SaveHistory(Request):
    """One riwayat row added, edited or deleted.

    A new row may bring its own ``row_id``: however often it is added, it is one.  ``seen`` as in ``SaveTab``, by
    column; under ``row`` stands what the page knew to be done with the row ("", add, edit, delete).
    """

    kind = one_of(*HISTORY_KINDS)
    action = one_of("add", "edit", "delete", "undo")
    row_id = text(36, required=False, load_default="")
    version = VERSION
    values = fields.Dict(keys=fields.Str(), values=fields.Str(validate=validate.Length(max=500)), load_default=dict)
    seen = fields.Dict(keys=fields.Str(), values=fields.Str(), load_default=dict)


class AttachDocument(Request):
    """A stored file becomes the proof of one change; ``change`` is a field name or ``<kind>:<row id>``."""

    change = text(80)
    document_id = identifier()
    name = text(200)
    media_type = one_of("application/pdf", "image/jpeg", "image/png")
    size = fields.Int(required=True, validate=validate.Range(1, LARGEST_UPLOAD))
    digest = text(64)
    pages = fields.Int(required=True, validate=validate.Range(1, 500))


class DetachDocument(Request):
    """Takes a document off a change."""

    change = text(80)
    document_id = identifier()


class Document(Request):
    """The facts of one document, for whom may see it."""

    document_id = identifier()


class Send(Request):
    """Kirim: the form as it was at ``version``."""

    version = VERSION


class Submissions(Request):
    """Sent forms by id, for verification's intake."""

    submission_ids = fields.List(identifier(), required=True, validate=validate.Length(max=500))


class AskValue(Request):
    """A value that is missing from a list: the form goes on with it while the helpdesk decides."""

    list = one_of(*GOES_ON_WITH)
    name = text(LONGEST_NAME, shortest=2)


class AskedValues(Request):
    """Who asks for which missing value, for the helpdesk."""

    ids = fields.List(identifier(), required=True, validate=validate.Length(max=500))


class HolderOf(Request):
    """Whose a NIP is, for the helpdesk: it decides in whose area a report lies."""

    nip = text(40)


class PeopleByNip(Request):
    """Names for NIPs, for identity: whoever gets an account is somebody whom the state knows."""

    nips = fields.List(fields.Str(validate=validate.Length(max=40)), required=True, validate=validate.Length(max=500))
