"""Registration, identity and reference as verification sees them: sent forms, the campaign, the lists."""
from dataclasses import dataclass, field

from services.contracts.identity.answers import OfficeVerifier, OpeningShown
from services.contracts.registration.answers import Submission
from services.contracts.registration.events import FormSent
from services.contracts.registration.verified_values import VerifiedValues


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

    def verified_values(self, person_id: str, subjects: list[str]) -> VerifiedValues:
        fields = {name: f"{name} of {person_id}" for name in subjects if ":" not in name}
        return VerifiedValues(record_version=2, nip="197503272000031007", fields=fields, rows={})


class FakeIdentity:
    """The campaign's verification phase; ``closed`` says why it is not open."""

    closed: OpeningShown | None = None

    def __init__(self) -> None:
        self.verifiers: dict[tuple[str, str, str], list[OfficeVerifier]] = {}

    def office_verifiers(self, profile: str, jurisdiction_kind: str, jurisdiction_id: str) -> list[OfficeVerifier]:
        return self.verifiers.get((profile, jurisdiction_kind, jurisdiction_id), [])

    def opening(self, phase: str, agency_id: str) -> OpeningShown:
        return self.closed or OpeningShown(open=True, why="", next_at="", until="", zone="WIB")


class FakeReference:
    """The lists: ``withdrawn`` codes are in none."""

    def __init__(self) -> None:
        self.withdrawn: set[tuple[str, str]] = set()

    def areas(self, areas: list[dict[str, str]]) -> list[dict[str, str]]:
        """Every agency but ``bkn`` is under the kanreg ``k2``."""
        kanreg = {"bkn": ""}
        return [{"id": one["id"], "name": one["id"].title(), "kanreg_id": kanreg.get(one["id"], "k2")} for one in areas]

    def labels(self, codes: list[dict[str, str]]) -> dict[str, str]:
        known = [code for code in codes if (code["list"], code["code"]) not in self.withdrawn]
        return {f"{code['list']}:{code['code']}": code["code"] for code in known}


@dataclass
class FakeServices:
    """The way to the other services."""

    registration: FakeRegistration = field(default_factory=FakeRegistration)
    identity: FakeIdentity = field(default_factory=FakeIdentity)
    reference: FakeReference = field(default_factory=FakeReference)
