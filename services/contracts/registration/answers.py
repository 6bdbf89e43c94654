"""What the registration service answers."""
from typing import Any, Literal, NotRequired, TypedDict

from services.contracts.identity.answers import OpeningShown

ROW = "row"  # in ``seen`` and ``overtaken``: the riwayat row as a whole, deleted or no longer there


class PersonShown(TypedDict):
    """What a person may see before registering."""

    nip: str
    name: str
    birth_place: str
    birth_date: str
    agency: str


class PersonNamed(TypedDict):
    """Who has a NIP; ``problem`` says why nobody is named, and is "" otherwise.  ``nip`` is the one of today.

    ``possible``: the text may be a NIP, whether anybody has it or not.
    """

    person_id: str
    nip: str
    name: str
    agency_id: str
    problem: str
    possible: bool


class Holder(TypedDict):
    """Whose a NIP is, whether that person still serves or not; empty for a NIP that nobody has."""

    person_id: str
    agency_id: str


class AskedValue(TypedDict):
    """A value that somebody misses in a list, as it was typed; ``person`` is the name."""

    asked_id: str
    list: str
    name: str
    person_id: str
    person: str
    nip: str
    agency_id: str
    email: str


class Receipt(TypedDict):
    """The answer to a registration."""

    register_number: str
    name: str
    state: str


class Attached(TypedDict):
    """A document of a change."""

    document_id: str
    name: str
    media_type: str
    size: int
    digest: str
    pages: int


class FieldShown(TypedDict):
    """One field of a section: what the state holds, what the person says, and what is still missing.

    ``origin`` as in ``form_fields``; ``error`` is the rule's message or ""; ``missing`` is "" or one of
    ``value``, ``document``, ``answer``.
    """

    name: str
    label: str
    kind: str
    list: str
    digits: int
    origin: str
    held: str
    held_label: str
    said: str | None
    said_label: str
    confirmed: bool
    documents: list[Attached]
    error: str
    missing: str


class RowShown(TypedDict):
    """One riwayat row: ``action`` is "" for a row as the state holds it; ``held_labels`` name the state's values."""

    row_id: str
    action: Literal["", "add", "edit", "delete"]
    held: dict[str, str]
    held_labels: dict[str, str]
    values: dict[str, str]
    labels: dict[str, str]
    documents: list[Attached]
    error: str
    missing: str


class TabShown(TypedDict):
    """One section of the form; ``histories`` maps riwayat kinds to rows (Data Riwayat only).

    ``tabs`` are the sections that concern the person, in their order.
    """

    tab: str
    tabs: list[str]
    version: int
    editable: bool
    saved_at: str
    fields: list[FieldShown]
    histories: dict[str, list[RowShown]]


class TodoItem(TypedDict):
    """One thing that is missing before Kirim, with where to mend it."""

    tab: str
    anchor: str
    message: str
    what: str


class TabState(TypedDict):
    """A section in the task list; ``state``: done, doing, error, empty."""

    tab: str
    label: str
    state: str
    changes: int
    total: int
    done: int


class Home(TypedDict):
    """The civil servant's home: who, the form's state and its completeness.

    ``filling``: whether the form may be filled now, None while nobody can say.  ``closed``: tidak ikut, it stays shut.
    """

    name: str
    nip: str
    register_number: str
    registered_at: str
    proof_code: str
    registrant_state: str
    form_state: str
    version: int
    saved_at: str
    sent_at: str
    percent: int
    todo: list[TodoItem]
    tabs: list[TabState]
    agency: str
    unit: str
    filling: OpeningShown | None
    closed: bool


class StillAsked(TypedDict):
    """A value of a change that the helpdesk has not decided: ``label`` of its field, ``id`` in the value's place."""

    label: str
    id: str
    name: str


class ChangeSent(TypedDict):
    """One change of a submission.

    ``key`` is a field name or ``<kind>:<row id>``; ``old`` and ``new`` hold what is compared and applied, the labels
    what people read; ``details`` are label and value pairs of a riwayat row.  ``unlisted`` names the values that no
    reference list held when verification took the form in, ``asked`` are those of which the helpdesk still has to
    say, ``refused`` names those that it refused.
    """

    key: str
    tab: str
    label: str
    action: str
    old: Any
    new: Any
    old_label: str
    new_label: str
    details: list[list[str]]
    documents: list[Attached]
    unlisted: NotRequired[list[str]]
    asked: NotRequired[list[StillAsked]]
    refused: NotRequired[list[str]]


class Beside(TypedDict, total=False):
    """What the form says beside its changes, for rule checks; the riwayat as the person says that it is.

    ``tingkat``: the highest level of education; ``golongan``: row id, golongan and TMT of each row.
    """

    tmt_cpns: str
    tmt_pns: str
    jenis_jabatan: str
    tingkat: str
    golongan: list[list[str]]


class Submission(TypedDict):
    """A sent form with all that verification needs, pulled once at intake."""

    submission_id: str
    round: int
    person_id: str
    register_number: str
    nip: str
    name: str
    birth_date: str
    sex: str
    sent_at: str
    agency_id: str
    agency_name: str
    agency_national: bool
    kanreg_id: str
    kanreg_name: str
    unit_path: list[str]
    unit_names: list[str]
    changes: list[ChangeSent]
    beside: NotRequired[Beside]


class SentChanges(TypedDict):
    """The form as it was sent last: who, when, and every change, secret values masked; ``round`` counts sendings."""

    name: str
    nip: str
    register_number: str
    proof_code: str
    agency: str
    unit: str
    sent_at: str
    round: int
    changes: list[ChangeSent]


class Review(TypedDict):
    """Periksa jawaban: every change, and what is still missing."""

    version: int
    changes: list[ChangeSent]
    todo: list[TodoItem]
