"""What the reporting service can be asked."""
from services.contracts.request import Request, text


class Progress(Request):
    """Counts of the campaign; ``agency_id`` narrows to one agency inside the actor's jurisdiction."""

    agency_id = text(36, required=False, load_default="")
