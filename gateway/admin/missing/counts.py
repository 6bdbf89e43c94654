"""The figures of one agency or unit as the page reads them."""
from __future__ import annotations

from dataclasses import dataclass

from services.contracts.registration.missing import UNEXPLAINED, Stage
from services.contracts.reporting.answers import MissingCount


@dataclass(frozen=True)
class Counted:
    """``explained``: missing with a reason that is followed up; ``final``: tidak ikut."""

    count: MissingCount

    @property
    def id(self) -> str:
        return self.count["id"]

    @property
    def name(self) -> str:
        return self.count["name"]

    @property
    def below(self) -> bool:
        """Whether it can be opened further."""
        return self.count["below"]

    @property
    def expected(self) -> int:
        return self.count["expected"]

    @property
    def missing(self) -> int:
        return sum(self.count["reasons"].values())

    @property
    def received(self) -> int:
        return self.expected - self.missing

    @property
    def unexplained(self) -> int:
        return self.count["reasons"].get(UNEXPLAINED, 0)

    @property
    def final(self) -> int:
        return self.count["reasons"].get(Stage.FINAL, 0)

    @property
    def explained(self) -> int:
        return self.missing - self.unexplained - self.final

    @property
    def share(self) -> float:
        """Received of expected, 0 to 1."""
        return self.received / self.expected if self.expected else 0.0
