"""What a case should be after anything that anybody does: a model in plain Python that knows no database.

It says the rules a second time, in its own words, so that the service can be held against it.
"""
from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from tests.services.verification.proofs.office import NOWHERE, PATH, Inbox, inbox_at

WHO = {"nama": {1, 2, 3}, "agama": {1, 2}, "tanggal_lahir": {1, 2, 3, 4}}
LAST = 4
LEASE, DUE, WORKING_DAY = 15, 5, 24 * 60  # minutes; over a weekend it is longer, and no sequence lasts a day


@dataclass(frozen=True)
class Verdict:
    """A final decision of one level about one value."""

    level: int
    round: int
    key: str
    value: str
    approved: bool
    who: str


@dataclass
class Case:
    """One civil servant's case; ``minutes`` run in the model's own clock."""

    changes: dict[str, str]
    round: int = 1
    level: int = 1
    state: str = "queued"
    office: str = NOWHERE
    chosen: str = ""  # the level-1 unit that an operator gave the person
    version: int = 1
    holder: str = ""
    until: int = 0
    drafts: dict[tuple[int, str], bool] = field(default_factory=dict)
    outcome: str = ""
    by: str = ""
    due: int = 0
    decisions: set[Verdict] = field(default_factory=set)
    visited: set[Inbox] = field(default_factory=set)
    acted: set[str] = field(default_factory=set)
    told: int = 0  # how often subscribers should have heard of it
    way: list[tuple[str, int, str]] = field(default_factory=lambda: [("queued", 1, NOWHERE)])

    @property
    def rejected(self) -> set[str]:
        """Keys that somebody rejected in this round."""
        return {d.key for d in self.decisions if d.round == self.round and not d.approved}

    @property
    def inbox(self) -> Inbox:
        """Where it lies."""
        return self.level, self.office

    def left(self, level: int) -> list[str]:
        """What a level still has to decide."""
        stand = {(d.key, d.value) for d in self.decisions if d.level == level and d.approved}
        mine = [key for key in self.changes if level in WHO[key] and key not in self.rejected]
        return [key for key in mine if (key, self.changes[key]) not in stand]

    def needs_people(self, level: int) -> bool:
        """Whether somebody must look; a form without changes is confirmed at level 1."""
        return bool(self.left(level)) if self.changes else level == 1

    def held_by_another(self, who: str, now: int) -> bool:
        """A lease of somebody else that has not run out."""
        return self.holder not in ("", who) and self.until > now

    def lease(self, who: str, until: int) -> None:
        """In somebody's hands until then, or longer where the own lease lasts longer."""
        self.until = max(until, self.until) if self.holder == who else until
        self.holder = who

    def go(self, state: str, level: int, who: str = "", office: str = NOWHERE) -> None:
        """One step."""
        self.state, self.level, self.office = state, level, office
        self.version += 1
        self.holder, self.until, self.outcome, self.by, self.due = "", 0, "", "", 0
        self.way.append((state, level, office))
        if office != NOWHERE:
            self.visited.add(self.inbox)
        if who:
            self.acted.add(who)

    def goes_to(self, ticked: Collection[str]) -> str:
        """The office of its level: the chosen unit while it is ticked, else the nearest one on the way up."""
        ways = [unit for unit in (self.chosen, *reversed(PATH)) if unit in ticked]
        return inbox_at(self.level, ways[0] if ways else "")

    def arrive(self, ticked: Collection[str]) -> None:
        """The level's worker has its message."""
        if not self.needs_people(self.level):
            self.pass_on()
            return
        office = self.goes_to(ticked)
        self.go("no_office" if office == NOWHERE else "open", self.level, office=office)

    def route_again(self, ticked: Collection[str]) -> None:
        """A tick or the choice changed: what waits at level 1 lies in its office, or is on the way there."""
        if self.level == 1 and self.state in ("open", "no_office") and self.office != self.goes_to(ticked):
            self.go("queued", 1)

    def pass_on(self, who: str = "") -> None:
        """To the next level, or to the record."""
        if self.level < LAST:
            self.go("queued", self.level + 1, who)
        else:
            self.go("completed", LAST, who)

    def make_final(self) -> None:
        """Ten seconds later."""
        left, who, outcome = self.left(self.level), self.by, self.outcome
        for key in left:
            if (self.level, key) in self.drafts:
                approved = self.drafts.pop((self.level, key))
                self.decisions.add(Verdict(self.level, self.round, key, self.changes[key], approved, who))
        if outcome == "return":
            self.go("returned", self.level, who)
        else:
            self.pass_on(who)

    def send_again(self, changes: dict[str, str]) -> None:
        """The civil servant mended the form."""
        self.changes, self.round, self.drafts = changes, self.round + 1, {}
        self.go("queued", 1)
