"""What can be wrong with a file, or with one row of it."""

from dataclasses import dataclass


class FileRefused(Exception):
    """A file of which no row can be read; the message is one Indonesian sentence that says how to mend it."""


@dataclass(frozen=True)
class Problem:
    """What is wrong in one row; with a ``warning`` the row is taken all the same.  ``line`` counts from 1."""

    line: int
    column: str
    message: str
    warning: bool = False

    def __str__(self) -> str:
        kind = "perhatian" if self.warning else "ditolak"
        return f"baris {self.line}, {kind}: {f'{self.column}: ' if self.column else ''}{self.message}"
