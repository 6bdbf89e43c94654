"""What can be asked about who is missing: a part of the service's table of contents."""
from functools import partial
from typing import Any

from services.chassis.rpc import Call, rpc
from services.contracts.registration import missing as asked
from services.registration.missing import deciding, finding, noting, opened, reminding


class MissingPeople:
    """``work``, ``names`` and ``openings`` are the service's."""

    work: Any
    names: Any
    openings: Any

    @rpc(asked.FindMissing)
    def find_missing(self, call: Call) -> Any:
        return self.work.read(call, partial(finding.find_missing, names=self.names))

    @rpc(asked.FindProposed)
    def find_proposed(self, call: Call) -> Any:
        return self.work.read(call, partial(finding.find_proposed, names=self.names))

    @rpc(asked.MissingPerson)
    def missing_person(self, call: Call) -> Any:
        return self.work.read(call, partial(opened.missing_person, names=self.names, openings=self.openings))

    @rpc(asked.FollowUpDocument)
    def follow_up_document(self, call: Call) -> Any:
        return self.work.read(call, partial(opened.follow_up_document, names=self.names))

    @rpc(asked.OwnersIn)
    def owners_in(self, call: Call) -> Any:
        return self.work.read(call, partial(opened.owners_in, names=self.names))

    @rpc(asked.NoteReason)
    def note_reason(self, call: Call) -> Any:
        return self.work.write(call, partial(noting.note_reason, services=self.names.services))

    @rpc(asked.ClearReason)
    def clear_reason(self, call: Call) -> Any:
        return self.work.write(call, partial(noting.clear_reason, services=self.names.services))

    @rpc(asked.Remind)
    def remind(self, call: Call) -> Any:
        return self.work.write(call, partial(reminding.remind, services=self.names.services))

    @rpc(asked.Propose)
    def propose(self, call: Call) -> Any:
        handler = partial(deciding.propose, services=self.names.services, openings=self.openings)
        return self.work.write(call, handler)

    @rpc(asked.DecideProposal)
    def decide_proposal(self, call: Call) -> Any:
        return self.work.write(call, partial(deciding.decide_proposal, services=self.names.services))

    @rpc(asked.Reverse)
    def reverse(self, call: Call) -> Any:
        return self.work.write(call, partial(deciding.reverse, services=self.names.services))
