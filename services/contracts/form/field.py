"""What a field of the form is: its section, its type, how it may change; and what a kind of riwayat is."""
from dataclasses import dataclass
from enum import StrEnum


class Tab(StrEnum):
    """The sections of the form, in the order of the screen."""

    UTAMA = "utama"
    POSISI = "posisi"
    RIWAYAT = "riwayat"
    GURU = "guru"  # teachers
    DOKTER = "dokter"  # health workers
    STAKEHOLDER = "stakeholder"


class Kind(StrEnum):
    """What a value is, on the page and in the record."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"  # ISO 8601, yyyy-mm-dd
    NUMBER = "number"
    YEAR = "year"
    REF = "ref"  # the code of a value in a reference list
    CHOICE = "choice"  # the code of one of few values that never change and stand in this table
    DIGITS = "digits"  # fixed number of digits, kept as text


class Origin(StrEnum):
    """How a value may change."""

    CHANGE = "change"  # with a document, verified
    DERIVED = "derived"  # only through riwayat rows
    FIXED = "fixed"  # never here
    DECLARED = "declared"  # self-declared: no document, no verification


Choices = tuple[tuple[str, str], ...]  # code and label
YES_NO: Choices = (("ya", "Ya"), ("tidak", "Tidak"))


@dataclass(frozen=True)
class FormField:
    """``list`` names the list of a REF, ``choices`` are the values of a CHOICE, ``digits`` the length of DIGITS."""

    name: str
    tab: Tab
    label: str
    kind: Kind
    list: str = ""
    choices: Choices = ()
    digits: int = 0
    origin: Origin = Origin.CHANGE
    secret: bool = False  # encrypted at rest, masked on screens
    required: bool = False


def field_of(tab: Tab, name: str, label: str, kind: Kind, **more: object) -> FormField:
    """One line of the table of a section."""
    return FormField(name, tab, label, kind, **more)  # type: ignore[arg-type]


@dataclass(frozen=True)
class HistoryKind:
    """One kind of riwayat: a table of rows; the first column says what a row is, the second since or of when."""

    name: str
    label: str
    columns: tuple[FormField, ...]

    @property
    def heading(self) -> str:
        """What a row is called before its first column: ``Golongan III/d``."""
        name = self.label.removeprefix("Riwayat ")
        return name[:1].upper() + name[1:]


def column(name: str, label: str, kind: Kind, **more: object) -> FormField:
    """One column of a riwayat row."""
    return field_of(Tab.RIWAYAT, name, label, kind, **more)
