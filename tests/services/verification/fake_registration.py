"""Registration as verification sees it: it hands over the forms that were sent."""
from dataclasses import dataclass, field

from services.contracts.registration.answers import Submission
from services.contracts.registration.events import FormSent


class FakeRegistration:
    """``sent`` keeps a form and says so; ``submissions`` answers as the real service does."""

    def __init__(self) -> None:
        self._forms: dict[str, Submission] = {}

    def sent(self, form: Submission) -> FormSent:
        self._forms[form["submission_id"]] = form
        return FormSent(
            submission_id=form["submission_id"], person_id=form["person_id"],
            agency_id=form["agency_id"], round=form["round"],
        )

    def submissions(self, submission_ids: list[str]) -> list[Submission]:
        return [self._forms[one] for one in submission_ids]


@dataclass
class FakeServices:
    """The way to the other services."""

    registration: FakeRegistration = field(default_factory=FakeRegistration)
