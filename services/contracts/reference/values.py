"""Keeping the lists: a page of values, one value with its history, adding, changing, ending, and settling requests."""
from typing import NotRequired, TypedDict

from marshmallow import ValidationError, fields, validate, validates_schema

from services.contracts.request import VERSION, Request, one_of, text

STATES = ("holds", "coming", "ended")
LONGEST_NAME, LONGEST_CODE = 500, 100  # characters
MOST_ROWS = 1000  # of one page
MOST_IMPORTED = 500  # lines of one spreadsheet; ./epupns import takes files of any size
MOST_ASKED = 10_000  # requests that one decision answers


class ListPage(Request):
    """Values of a list by name: with every word of ``q``, in a state on the day ``on`` (today), after a cursor."""

    list = text(40)
    q = fields.Str(load_default="", validate=validate.Length(max=100))
    state = one_of(*STATES, "", required=False, load_default="")
    on = fields.Date(load_default=None, allow_none=True)
    after = text(600, required=False, load_default="")
    limit = fields.Int(load_default=25, validate=validate.Range(1, MOST_ROWS))


class OneValue(Request):
    """A value with everything that is known of it."""

    list = text(40)
    code = text(LONGEST_CODE)


class _Written(Request):
    """``place`` is a code of the list of locations; for a location, and for lists in a tree, ``parent`` is above it."""

    list = text(40)
    name = text(LONGEST_NAME)
    parent = text(LONGEST_CODE, required=False, load_default="")
    place = text(LONGEST_CODE, required=False, load_default="")
    attributes = fields.Dict(keys=fields.Str(), values=fields.Str(validate=validate.Length(max=200)), load_default=dict)
    valid_from = fields.Date(load_default=None, allow_none=True)
    valid_to = fields.Date(load_default=None, allow_none=True)
    confirmed = fields.Bool(load_default=False)  # no duplicate, although it looks like one

    @validates_schema
    def ends_after_it_begins(self, data: dict[str, object], **_: object) -> None:
        """A value that ends before it begins was typed wrong."""
        begins, ends = data.get("valid_from"), data.get("valid_to")
        if begins and ends and ends <= begins:  # type: ignore[operator]
            raise ValidationError("Tanggal berakhir harus sesudah tanggal mulai berlaku.", "valid_to")


class AddValue(_Written):
    """A new value; without a ``code`` it is given one."""

    code = text(LONGEST_CODE, required=False, load_default="")


class ChangeValue(_Written):
    """The value as it shall be, which the page showed at ``version``."""

    code = text(LONGEST_CODE)
    version = VERSION
    reason = text(500, required=False, load_default="")


class RetireValue(Request):
    """It is no longer offered from the day ``on``; without a day it holds again."""

    list = text(40)
    code = text(LONGEST_CODE)
    version = VERSION
    on = fields.Date(load_default=None, allow_none=True)
    reason = text(500, required=False, load_default="")


class RemoveValue(Request):
    """It was a mistake: removed, or retired today where something names it."""

    list = text(40)
    code = text(LONGEST_CODE)
    version = VERSION


class ImportedRow(Request):
    """A line of a spreadsheet, all as it was written; ``place`` and ``parent`` may be a code or a name."""

    line = fields.Int(required=True)
    code = text(LONGEST_CODE, required=False, load_default="")
    name = text(LONGEST_NAME, required=False, load_default="")
    parent = text(LONGEST_NAME, required=False, load_default="")
    place = text(LONGEST_NAME, required=False, load_default="")
    attributes = fields.Dict(keys=fields.Str(), values=fields.Str(validate=validate.Length(max=200)), load_default=dict)
    valid_from = text(20, required=False, load_default="")
    valid_to = text(20, required=False, load_default="")


class ImportValues(Request):
    """Lines for a list: a trial, or in earnest; ``whole``: one that is refused keeps all of them out."""

    list = text(40)
    rows = fields.List(
        fields.Nested(ImportedRow), required=True, validate=validate.Length(min=1, max=MOST_IMPORTED)
    )
    whole = fields.Bool(load_default=False)
    dry_run = fields.Bool(required=True)


_ASKED = fields.List(text(LONGEST_CODE), load_default=list, validate=validate.Length(max=MOST_ASKED))


class SettleValue(_Written):
    """A value that people asked for, in the region of an agency (none: anywhere): added, unless it is there already.

    ``asked`` are the provisional ids that stand for it from now on; ``by`` decided.
    """

    agency_id = text(36, required=False, load_default="")
    asked = _ASKED
    by = text(200)
    dry_run = fields.Bool(load_default=False)  # only say whether it would be refused


class MapValues(Request):
    """What people asked for is a value that was there already."""

    list = text(40)
    code = text(LONGEST_CODE)
    asked = _ASKED
    by = text(200)


class LikelyValues(Request):
    """Values that a request for ``name`` may mean, first those of the agency's region."""

    list = text(40)
    name = text(LONGEST_NAME)
    agency_id = text(36, required=False, load_default="")


class SettleUnit(Request):
    """An org unit that people asked for: ``code`` names one of the agency's, else a new one below ``parent``.

    Without a ``parent`` it stands at the top; ``asked`` and ``by`` as in ``SettleValue``.
    """

    agency_id = text(36)
    code = text(36, required=False, load_default="")
    name = text(LONGEST_NAME, required=False, load_default="")
    parent = text(36, required=False, load_default="")
    asked = _ASKED
    by = text(200)
    dry_run = fields.Bool(load_default=False)


class Settled(Request):
    """The values that provisional ids became."""

    list = text(40)
    asked = _ASKED


class OpenPageAsked(Request):
    """Values that hold on a day, for anybody."""

    list = text(40)
    q = fields.Str(load_default="", validate=validate.Length(max=100))
    on = fields.Date(load_default=None, allow_none=True)
    after = text(600, required=False, load_default="")
    limit = fields.Int(load_default=100, validate=validate.Range(1, MOST_ROWS))


class OpenValueAsked(OneValue):
    """One value as it was on a day."""

    on = fields.Date(load_default=None, allow_none=True)


class OpenValue(TypedDict):
    """A value as anybody reads it; ``attributes`` are those of its list, days ISO dates or ""."""

    code: str
    name: str
    parent: str
    place: str
    attributes: dict[str, str]
    state: str
    version: int
    valid_from: str
    valid_to: str


class OpenPage(TypedDict):
    """A page of values that hold on the day ``on``; ``next`` is the cursor of the next one, or ""."""

    list: str
    on: str
    values: list[OpenValue]
    next: str


class ListShown(TypedDict):
    """A list with the number of its values that hold today, and of all."""

    list: str
    holds: int
    values: int


class ValueRow(TypedDict):
    """A value: days are ISO dates or "", ``owner`` the agency whose own institution it is, ``state`` is today's."""

    code: str
    name: str
    hint: str
    parent: str
    place: str
    owner: str
    attributes: dict[str, str]
    state: str
    valid_from: str
    valid_to: str
    version: int
    cursor: str


class ValuePage(TypedDict):
    """A page; ``next`` is the cursor of the next one, or ""; ``place`` names the region that is looked at."""

    rows: list[ValueRow]
    next: str
    place: str


class VersionShown(TypedDict):
    """A value as it was from ``at`` ("" : since it was imported) on; ``removed``: it ended by being removed."""

    version: int
    name: str
    parent: str
    place: str
    attributes: dict[str, str]
    valid_from: str
    valid_to: str
    active: bool
    at: str
    by: str
    reason: str
    removed: bool


class ValueShown(ValueRow):
    """A value with its versions, newest first; ``parent_name`` and ``place_name`` name what it points to."""

    list: str
    used: bool
    parent_name: str
    place_name: str
    history: list[VersionShown]


class Kept(TypedDict):
    """What a change answers; ``removed`` False: something names the value, so it was retired."""

    code: str
    version: int
    removed: NotRequired[bool]
    added: NotRequired[bool]


class ImportedLine(TypedDict):
    """``outcome``: new, changed, unchanged, or refused with the reason."""

    line: int
    outcome: str
    code: str
    name: str
    message: str


class Imported(TypedDict):
    """A result for each line; ``done`` False: nothing was kept."""

    results: list[ImportedLine]
    done: bool
