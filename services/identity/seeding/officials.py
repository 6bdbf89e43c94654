"""A verifier for every office that a case can reach: flagged units, agencies, kanreg, BKN Pusat, BKN Status.

Reads agencies and units from reference's own database, which is this tool's privilege: services ask each other by
RPC, but a seeding tool works before anything runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from services.contracts.actor import JurisdictionKind
from services.contracts.profiles import Profile
from services.identity.seeding.official import Official

FLAGGED = sa.text(
    "SELECT u.id, u.name, u.agency_id, coalesce(a.kanreg_id, '') AS kanreg"
    " FROM org_units u JOIN agencies a ON a.id = u.agency_id WHERE u.level1 ORDER BY u.id"
)
AGENCIES = sa.text("SELECT id, code, name, coalesce(kanreg_id, '') AS kanreg FROM agencies ORDER BY code")
OFFICES = sa.text("SELECT id, name FROM regional_offices ORDER BY id")
PAGE = 5000


def officials_of(reference: sa.Connection) -> Iterator[Official]:
    """One official for each office; the user name follows from the office, so that a driver finds it.

    ``l1-<unit id>``, ``l2-<agency code>``, ``bkn-<kanreg id>``, ``bkn-pusat``, ``bkn-status``.
    """
    for row in reference.execution_options(yield_per=PAGE).execute(FLAGGED):
        l1, unit = Profile.VERIFIER_L1, JurisdictionKind.ORG_UNIT
        yield Official(f"l1-{row.id}".lower(), _name(row), l1, unit, row.id, row.name, row.agency_id, row.kanreg)
    for row in reference.execute(AGENCIES):
        l2, agency = Profile.VERIFIER_L2, JurisdictionKind.AGENCY
        yield Official(f"l2-{row.code}".lower(), _name(row), l2, agency, row.id, row.name, row.id, row.kanreg)
    for row in reference.execute(OFFICES):
        bkn, kanreg = Profile.VERIFIER_BKN, JurisdictionKind.KANREG
        yield Official(f"bkn-{row.id}".lower(), _name(row), bkn, kanreg, row.id, row.name, kanreg=row.id)
    national, everywhere = JurisdictionKind.NATIONAL_AGENCIES, JurisdictionKind.NATIONAL
    yield Official("bkn-pusat", "Verifikator BKN Pusat", Profile.VERIFIER_BKN, national, "", "BKN Pusat")
    yield Official("bkn-status", "Verifikator BKN Status", Profile.VERIFIER_BKN_STATUS, everywhere, "", "BKN Pusat")


def _name(office: sa.Row[Any]) -> str:
    return f"Verifikator {office.name}"
