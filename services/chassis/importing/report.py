"""What an import says: each bad row with its line and column, and the sums at the end."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, TextIO

from services.chassis.importing.problem import Problem

SHOWN = 100  # problems on a terminal; the report file has all


@dataclass
class Report:
    """Collects one import; keeps the first problems and counts the others, so that memory stays flat."""

    file: str
    say: Callable[[str], None] = print
    every_problem: TextIO | None = None  # a CSV of all problems
    counts: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    parts: list[Report] = field(default_factory=list)

    def part(self, file: str) -> Report:
        """The report of one file among several."""
        self.parts.append(Report(file, self.say, self.every_problem))
        return self.parts[-1]

    def refuse(self, line: int, column: str, message: str) -> None:
        """This row is not imported."""
        self.counts["refused"] += 1
        self._add(Problem(line, column, message))

    def refuse_row(self, line: int, problems: Sequence[tuple[str, str]]) -> None:
        """One row that is not imported, with every (column, message) that is wrong in it."""
        self.counts["refused"] += 1
        for column, message in problems:
            self._add(Problem(line, column, message))

    def warn(self, line: int, column: str, message: str) -> None:
        """This row is imported, and somebody should look at it."""
        self.counts["warnings"] += 1
        self._add(Problem(line, column, message, warning=True))

    def note(self, message: str) -> None:
        """Something about the file as a whole."""
        self.notes.append(message)
        self.say(f"{self.file}: {message}")

    def count(self, what: str, number: int = 1) -> None:
        """``read``, ``added``, ``changed``, ``unchanged``: rows."""
        self.counts[what] += number

    def _add(self, problem: Problem) -> None:
        if len(self.problems) < SHOWN:
            self.problems.append(problem)
            self.say(f"{self.file}: {problem}")
        if self.every_problem is not None:
            csv.writer(self.every_problem).writerow([self.file, *asdict(problem).values()])

    @property
    def refused(self) -> int:
        """Rows that were left out, of all parts."""
        return self.counts["refused"] + sum(part.refused for part in self.parts)

    def summary(self) -> list[str]:
        """A line of sums for each file, after a word about the problems that were not shown."""
        if self.parts:
            return [line for part in self.parts for line in part.summary()]
        sums = ", ".join(f"{number} {what}" for what, number in self.counts.items() if number)
        more = self.counts["refused"] + self.counts["warnings"] - SHOWN
        hidden = [f"{self.file}: and {more} more; --report FILE lists them all"] if more > 0 else []
        return [*hidden, f"{self.file}: {sums or 'no rows'}"]

    def to_json(self) -> dict[str, Any]:
        """The same for programs."""
        if self.parts:
            return {"file": self.file, "notes": self.notes, "parts": [part.to_json() for part in self.parts]}
        problems = [asdict(problem) for problem in self.problems]
        return {"file": self.file, **self.counts, "notes": self.notes, "problems": problems}
