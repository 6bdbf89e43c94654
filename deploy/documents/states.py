"""``docs/states.md``: the states of registrant, form, case and ticket, as the databases allow them."""

import re
from dataclasses import dataclass

import sqlalchemy as sa

from services.helpdesk.tables import clusters, tickets
from services.registration.tables import asked_values, forms, missing_people, people, registrants
from services.verification.tables import cases

MEANING = {
    "people": {
        "active": "in service: may register",
        "retired": "registration stops, helpdesk report *data pensiun*",
        "dismissed": "registration stops, helpdesk report *data diberhentikan*",
        "deceased": "registration stops",
    },
    "registrants": {
        "baru": "registered, waits for the Verifikator Registrasi",
        "aktif": "may log in and fill the form",
        "ditolak": "rejected with a reason; may register again",
    },
    "forms": {
        "draft": "in the person's hands; every pause saves",
        "sent": "read-only; verification has it",
        "returned": "in the person's hands again, with reasons at the fields",
        "done": "verified; the record took the values",
    },
    "cases": {
        "queued": "a message is on the level's queue; a worker takes it",
        "open": "lies in an office's inbox; may be claimed",
        "no_office": "no unit on the way up is a level-1 verifier; listed for the agency admin",
        "sending": "decided; final after 10 seconds unless taken back",
        "returned": "back with the civil servant",
        "completed": "every level is done; registration takes the values",
        "record_conflict": "the record changed meanwhile; shown to level 2",
        "done": "the record has the values; subscribers were told",
    },
    "tickets": {
        "waiting": "at its desk; may be claimed and answered",
        "sending": "answered; final after 10 seconds unless taken back",
        "acting": "the answer is final; the service that owns what it changes has not done it yet",
        "answered": "done as approved, or rejected; the reporter was told",
        "merged": "waits for the answer of the ticket that says the same",
    },
    "clusters": {
        "open": "requests for one missing value, to be decided; new ones join",
        "sending": "decided, or others are to come to it; final after 10 seconds unless taken back",
        "acting": "reference is asked for the value",
        "decided": "added, mapped or refused; tickets, forms and people follow in batches",
        "merged": "its requests are another group's",
    },
    "asked_values": {
        "waiting": "stands in the form; the helpdesk has not decided",
        "settled": "became a value of the list",
        "refused": "the form asks for another value",
    },
    "missing_people": {
        "noted": "the agency has found out why; an official follows it up until a deadline",
        "proposed": "the agency proposes *tidak ikut*; the office above decides",
        "final": "*tidak ikut*: registration and form are closed, until it is taken back",
    },
}


@dataclass(frozen=True)
class Thing:
    """A thing with states: its table and its name for people."""

    table: sa.Table
    title: str


THINGS = (
    Thing(people, "Person (of the state's record): `people.status`"),
    Thing(registrants, "Registrant: `registrants.state`"),
    Thing(forms, "Form: `forms.state`"),
    Thing(cases, "Case: `cases.state`"),
    Thing(tickets, "Ticket: `tickets.state`"),
    Thing(clusters, "Requests for a missing value, grouped: `clusters.state`"),
    Thing(asked_values, "Missing value of a form: `asked_values.state`"),
    Thing(missing_people, "Follow-up of a person who is missing: `missing_people.stage`"),
)


def states_of(table: sa.Table) -> list[str]:
    """The states that the table's check constraint on them allows."""
    names = (f"{table.name}_state", f"{table.name}_status", f"{table.name}_stage")
    checks = [c for c in table.constraints if isinstance(c, sa.CheckConstraint) and c.name in names]
    return re.findall(r"'([a-z_0-9]+)'", str(checks[0].sqltext))


def state_table() -> str:
    """Markdown; raises ``KeyError`` for a state that nobody has described."""
    parts = ["# States", "", "Made by `python -m deploy.documents` from the tables' own constraints."]
    for thing in THINGS:
        meaning = MEANING[thing.table.name]
        rows = [f"| `{state}` | {meaning[state]} |" for state in states_of(thing.table)]
        parts += ["", f"## {thing.title}", "", "| state | what it means |", "| --- | --- |", *rows]
    return "\n".join(parts) + "\n"
