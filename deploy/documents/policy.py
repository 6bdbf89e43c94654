"""``docs/policy.md``: who holds which profile where, and who may ask and open what, as the tables say it."""

from collections.abc import Iterable, Sequence

from flask import Flask

from gateway.app import add_pages
from gateway.who_may_open import Door, door_of
from services.contracts.actor import JurisdictionKind
from services.contracts.policies import POLICIES, line
from services.contracts.policy import CITIZEN, OFFICIAL, VISITOR, Line, Official, Policy, Service, Who
from services.contracts.profiles import NAMES
from services.contracts.who_grants_what import GRANTS

AREAS = {
    JurisdictionKind.NATIONAL: "the nation",
    JurisdictionKind.NATIONAL_AGENCIES: "national agencies",
    JurisdictionKind.KANREG: "a kanreg",
    JurisdictionKind.AGENCY: "an agency",
    JurisdictionKind.ORG_UNIT: "an org unit",
}
INTRODUCTION = """\
# Who may do what

Made by `python -m deploy.documents` from `services/contracts/who_grants_what.py`, `services/contracts/*/who_may.py` and
the doors of the gateway's pages (`gateway/who_may_open.py`); change those, then run it.

What has no tick is refused. A tick says who may ask at all; on which objects, the jurisdiction says: what lies in a
foreign one is not found. PNS means the own record and form. Who is in no line of a service has no column there."""


def policy() -> str:
    """Markdown: profiles, a table for each service, the pages."""
    parts = [INTRODUCTION, "", "## Profiles", "", *_profiles()]
    for service, table in POLICIES.items():
        parts += ["", f"## {service}", "", *_actions(table)]
    return "\n".join([*parts, "", "## Pages", "", *_pages()]) + "\n"


def _profiles() -> list[str]:
    rows = [
        [f"`{profile}`", NAMES[profile], ", ".join(AREAS[kind] for kind in held.where), _named(held.granted_by)]
        for profile, held in GRANTS.items()
    ]
    return _table(["profile", "name", "held in", "granted by"], rows)


def _named(profiles: Iterable[str]) -> str:
    return ", ".join(name for profile, name in NAMES.items() if profile in set(profiles))


def _actions(table: Policy) -> list[str]:
    named = dict.fromkeys(who for line in table.values() for who in line.who)
    columns = sorted(named, key=lambda who: isinstance(who, Service) and who != VISITOR)
    states = any(line.states for line in table.values())
    head = ["action", *(said(who) for who in columns), *(["in the states"] if states else [])]
    return _table(head, [_row(action, line, columns, states=states) for action, line in table.items()])


def _row(action: str, line: Line, columns: Sequence[Who], *, states: bool) -> list[str]:
    ticks = ["✓" if who in line.who else "" for who in columns]
    return [f"`{action}`", *ticks, *([", ".join(line.states)] if states else [])]


def said(who: Who) -> str:
    """A word of the tables for people."""
    if isinstance(who, Official):
        where = ", ".join(AREAS[kind] for kind in who.where)
        return f"{NAMES[who.profile]} ({where})" if where else NAMES[who.profile]
    if isinstance(who, Service) and who != VISITOR:
        return f"service {who.name}"
    return {CITIZEN: "PNS", OFFICIAL: "every official", VISITOR: "nobody logged in"}[who]


def _pages() -> list[str]:
    app = Flask("pages", static_folder=None)
    app.config["DEMO"] = False  # its pages are no policy
    add_pages(app)
    rows = []
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: (rule.rule, sorted(rule.methods or ()))):
        methods = ", ".join(sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}))
        door = door_of(app.view_functions[rule.endpoint]) or Door(None)
        rows.append([f"`{rule.rule}`", methods, _opens_for(door), ", ".join(f"`{one}`" for one in door.actions)])
    return _table(["page", "methods", "opens for", "stands on"], rows)


def _opens_for(door: Door) -> str:
    if door.who is None:
        return "everybody"
    if not door.actions:
        return said(door.who)
    first, *others = ([said(who) for who in line(action).who] for action in door.actions)
    return ", ".join(who for who in first if all(who in other for other in others))


def _table(head: list[str], rows: Iterable[list[str]]) -> list[str]:
    return [f"| {' | '.join(cells)} |" for cells in [head, ["---"] * len(head), *rows]]
