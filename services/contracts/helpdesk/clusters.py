"""Requests for values that are missing from the lists, grouped: what a desk sees of them and how it decides."""
from typing import Any, TypedDict

from marshmallow import fields, validate

from services.contracts.helpdesk.categories import OF_LIST
from services.contracts.reference.values import LONGEST_CODE, LONGEST_NAME
from services.contracts.request import VERSION, Request, identifier, one_of, text

STATES = ("open", "decided")
OUTCOMES = ("added", "mapped", "refused", "merged")  # the last: others come to it, and it is open again
MOST_MERGED = 50  # clusters at once
MOST_SPELLINGS = 300  # that a page shows and takes out at once


class Clusters(Request):
    """The groups of the desks of who asks, those with most requests first; ``after`` is what the page before said."""

    state = one_of(*STATES, required=False, load_default="open")
    list = one_of("", *OF_LIST, required=False, load_default="")
    q = text(100, required=False, load_default="")
    after = text(100, required=False, load_default="")
    limit = fields.Int(load_default=25, validate=validate.Range(1, 100))


class OneCluster(Request):
    """A group by its id."""

    cluster_id = identifier()


class SeenCluster(OneCluster):
    """A group as the page showed it: ``version`` guards against a stale page."""

    version = VERSION


class MergeClusters(SeenCluster):
    """``others`` ask for the same as this group: their requests come to it."""

    others = fields.List(identifier(), required=True, validate=validate.Length(min=1, max=MOST_MERGED))


class SplitCluster(SeenCluster):
    """These spellings mean something else: they become a group of their own."""

    texts = fields.List(text(LONGEST_NAME), required=True, validate=validate.Length(min=1, max=MOST_SPELLINGS))


class AddValueFor(SeenCluster):
    """The value that is missing, as it shall stand in the list; fields as reference takes them."""

    name = text(LONGEST_NAME)
    parent = text(LONGEST_CODE, required=False, load_default="")
    place = text(LONGEST_CODE, required=False, load_default="")
    attributes = fields.Dict(keys=fields.Str(), values=fields.Str(validate=validate.Length(max=200)), load_default=dict)
    confirmed = fields.Bool(load_default=False)  # no duplicate, although it looks like one


class MapCluster(SeenCluster):
    """The value was there already."""

    code = text(LONGEST_CODE)


class RefuseCluster(SeenCluster):
    """There is no such value; everybody who asked reads the reason."""

    reason = text(1000, shortest=5)


class DecisionScheduled(TypedDict):
    """A decision that becomes final at ``due_at``; until then it can be taken back."""

    cluster_id: str
    version: int
    due_at: str


class ClusterRow(TypedDict):
    """A group in a list; ``tickets`` all requests, ``waiting`` those without an answer yet.

    ``state``: open, sending (it can be taken back until ``due_at``), acting or decided.
    """

    id: str
    version: int
    list: str
    name: str
    desk: str
    agency: str
    tickets: int
    spellings: int
    state: str
    outcome: str
    value_name: str
    decided_name: str
    first_at: str
    last_at: str
    decided_at: str
    due_at: str


class ClusterPage(TypedDict):
    """A page of groups; ``next`` leads to the page after it, "" on the last; ``lists``: open groups by list."""

    rows: list[ClusterRow]
    next: str
    lists: dict[str, int]


class SpellingShown(TypedDict):
    """A way in which the value was typed, and by how many."""

    text: str
    tickets: int


class ClusterOpened(ClusterRow):
    """All of a group.

    ``likely`` are values of the list that it may mean (``code``, ``name``, ``hint``, ``here``), ``near`` open groups
    that may be the same, ``own`` that who asks is among the people: another one decides.  ``mine``: who asks has
    decided; ``merging`` are the groups that are about to come; ``refusal``: why the last decision was not carried out.
    ``typed``, with ``reason``: what the own decision said that was taken back or not carried out, to decide again:
    ``name`` and the other fields of ``AddValueFor``, ``code``, or ``others``.
    """

    waiting: int
    reason: str
    code: str
    agency_id: str
    texts: list[SpellingShown]
    likely: list[dict[str, Any]]
    near: list[ClusterRow]
    own: bool
    mine: bool
    merging: list[str]
    refusal: str
    typed: dict[str, Any]
