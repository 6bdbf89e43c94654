"""What the helpdesk's answers do to people and registrants; the answer's id makes each of them happen once."""
from services.contracts.request import Request, identifier, text


class _Ordered(Request):
    """``answer_id`` is the helpdesk's answer, ``by`` the operator's name."""

    answer_id = identifier()
    by = text(200)


class AboutPerson(_Ordered):
    """Something that happens to a person of the state."""

    person_id = identifier()


class CorrectRecord(AboutPerson):
    """The record holds another value; a name is the field ``nama``, a date is written as ISO 8601."""

    field = text(40)
    value = text(500)


class MovePerson(AboutPerson):
    """The person works in another agency; the unit there is still to be said."""

    agency_id = text(36)


class AddPerson(_Ordered):
    """Somebody whom the state did not know."""

    nip = text(40)
    name = text(200)
    agency_id = text(36)


class GiveLevel1Unit(AboutPerson):
    """As ``ChooseLevel1Unit``, for a ticket."""

    unit_id = text(36)
    reason = text(500)
    account_id = text(36)
