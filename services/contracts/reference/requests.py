"""What the reference service can be asked."""
from marshmallow import fields, validate

from services.contracts.actor import JurisdictionKind
from services.contracts.request import PAGE_SIZE, Request, one_of, text


class Values(Request):
    """All values of one small list, such as ``agama`` (at most 500)."""

    list = text(40)


class Search(Request):
    """Values of one list whose name contains every word of ``q``, best first.

    ``within`` an agency units are its own, locations those of its region.
    """

    list = text(40)
    q = fields.Str(load_default="", validate=validate.Length(max=100))
    within = text(36, required=False, load_default="")
    limit = fields.Int(load_default=20, validate=validate.Range(1, 50))


class Code(Request):
    """One value of a list by its code."""

    list = text(40)
    code = text(40)


class Labels(Request):
    """Names for many codes at once."""

    codes = fields.List(fields.Nested(Code), required=True, validate=validate.Length(max=1000))


class Parents(Request):
    """What lies above values of one list: the level of a study."""

    list = text(40)
    codes = fields.List(fields.Str(), required=True, validate=validate.Length(max=1000))


class UnitPlaces(Request):
    """Where org units stand: their path in the tree and their agency."""

    unit_ids = fields.List(fields.Str(), required=True, validate=validate.Length(max=1000))


class UnitBranchOf(Request):
    """A unit with everything below it."""

    unit_id = text(36)


class FlaggedUnits(Request):
    """A page of the units with the level-1 tick, after an id: how verification fills its copy."""

    after = text(36, required=False, load_default="")
    limit = PAGE_SIZE


class Units(Request):
    """The units right below a node of an agency's tree; an empty ``parent_id`` means the top.

    ``after`` is the id of the last unit of the page before.
    """

    agency_id = text(36)
    parent_id = text(36, required=False, load_default="")
    after = text(36, required=False, load_default="")
    limit = fields.Int(load_default=500, validate=validate.Range(1, 500))


class OneUnit(Request):
    """A unit that the actor looks after."""

    unit_id = text(36)


class FlagUnit(Request):
    """Sets or clears the level-1 tick of a unit that the page showed at ``version``."""

    unit_id = text(36)
    flagged = fields.Bool(required=True)
    version = fields.Int(required=True)


class Area(Request):
    """A jurisdiction by its kind and id; the two national kinds have no id, an agency may be named by its code."""

    kind = one_of(*JurisdictionKind)
    id = text(36, required=False, load_default="")


class Areas(Request):
    """What is known of these areas."""

    areas = fields.List(fields.Nested(Area), required=True, validate=validate.Length(max=1000))


class FindAreas(Request):
    """Areas of one kind whose name has every word of ``q``, in an agency or a kanreg where that is given.

    Units are those with the level-1 tick.
    """

    kind = one_of(JurisdictionKind.KANREG, JurisdictionKind.AGENCY, JurisdictionKind.ORG_UNIT)
    q = fields.Str(load_default="", validate=validate.Length(max=100))
    agency_id = text(36, required=False, load_default="")
    kanreg_id = text(36, required=False, load_default="")
    limit = fields.Int(load_default=20, validate=validate.Range(1, 1000))
