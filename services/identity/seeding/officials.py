"""A verifier for every office that a case can reach: flagged units, agencies, kanreg, BKN Pusat, BKN Status.

Reads agencies and units from reference's own database, which is this tool's privilege: services ask each other by
RPC, but a seeding tool works before anything runs.
"""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from services.contracts.actor import JurisdictionKind
from services.contracts.profiles import Profile
from services.identity.seeding.official import Official

FLAGGED = sa.text("SELECT id, name FROM org_units WHERE level1 ORDER BY id")
AGENCIES = sa.text("SELECT id, code, name FROM agencies ORDER BY code")
OFFICES = sa.text("SELECT id, name FROM regional_offices ORDER BY id")
PAGE = 5000


def officials_of(reference: sa.Connection) -> Iterator[Official]:
    """One official for each office; the user name follows from the office, so that a driver finds it.

    ``l1-<unit id>``, ``l2-<agency code>``, ``bkn-<kanreg id>``, ``bkn-pusat``, ``bkn-status``.
    """
    for row in reference.execution_options(yield_per=PAGE).execute(FLAGGED):
        name = f"Verifikator {row.name}"
        yield Official(f"l1-{row.id}".lower(), name, Profile.VERIFIER_L1, JurisdictionKind.ORG_UNIT, row.id, row.name)
    for row in reference.execute(AGENCIES):
        name = f"Verifikator {row.name}"
        yield Official(f"l2-{row.code}".lower(), name, Profile.VERIFIER_L2, JurisdictionKind.AGENCY, row.id, row.name)
    for row in reference.execute(OFFICES):
        name = f"Verifikator {row.name}"
        yield Official(f"bkn-{row.id}".lower(), name, Profile.VERIFIER_BKN, JurisdictionKind.KANREG, row.id, row.name)
    national, everywhere = JurisdictionKind.NATIONAL_AGENCIES, JurisdictionKind.NATIONAL
    yield Official("bkn-pusat", "Verifikator BKN Pusat", Profile.VERIFIER_BKN, national, "", "BKN Pusat")
    yield Official("bkn-status", "Verifikator BKN Status", Profile.VERIFIER_BKN_STATUS, everywhere, "", "BKN Pusat")
