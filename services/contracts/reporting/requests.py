"""What the reporting service can be asked."""
from services.contracts.request import Request, identifier, one_of, text

NATIONAL, REGIONAL = "national", "regional"


class Area(Request):
    """Part of the actor's jurisdiction; what is "" narrows nothing."""

    agency_id = text(36, required=False, load_default="")
    kanreg_id = text(36, required=False, load_default="")
    province_code = text(10, required=False, load_default="")
    kind = one_of("", NATIONAL, REGIONAL, required=False, load_default="")


class Progress(Area):
    """How far the campaign is."""


class Workforce(Area):
    """Who works for the state, as its record says."""


class Missing(Area):
    """Who is expected and has not sent; with an agency also its units, those right below ``unit_id`` or at the top."""

    unit_id = text(36, required=False, load_default="")


class OfAgency(Request):
    """One agency of the actor's jurisdiction."""

    agency_id = text(36)


class OneRecapitulation(Request):
    """One of those that were issued."""

    recapitulation_id = identifier()


class CheckRecapitulation(Request):
    """The code in the QR of a printed sheet."""

    code = text(40)
