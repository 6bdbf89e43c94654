"""Who keeps which list: a region's operators its schools, health units and locations, BKN all lists.

The table is ``KEPT_IN_THE_REGION`` in services/contracts/reference/who_may.py.
Source: manual I.E.4, 10, 11, III.E, III.F; mission, "The profiles".
"""

from services.contracts.actor import Actor, JurisdictionKind
from services.contracts.reference.who_may import KEPT_EVERYWHERE, KEPT_IN_THE_REGION


def keeps_everywhere(actor: Actor) -> bool:
    """Whether all lists are the actor's to keep, wherever."""
    return any(area.kind is JurisdictionKind.NATIONAL for profile in KEPT_EVERYWHERE for area in actor.holds(profile))


def agencies_in_whose_regions(actor: Actor, list: str) -> set[str]:
    """The agencies in whose regions the actor keeps a list; none for lists that are BKN's."""
    profiles = KEPT_IN_THE_REGION.get(list, ())
    areas = [area for profile in profiles for area in actor.holds(profile)]
    return {area.id for area in areas if area.kind is JurisdictionKind.AGENCY}
