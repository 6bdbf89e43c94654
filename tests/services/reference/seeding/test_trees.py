"""Made-up units: every agency gets a tree with level-1 verifiers, agencies with units of their own keep them."""

import pytest
import sqlalchemy as sa

from services.chassis.work import Work
from services.reference.seeding.__main__ import seed_units
from services.reference.seeding.trees import plan
from services.reference.tables import org_units


@pytest.mark.parametrize("kind", ["PROV", "KAB", "KOT", "KEMENT", ""])
def test_a_planned_tree_hangs_together(kind: str) -> None:
    planned = list(plan(kind, "Wanasari"))
    numbers = [unit.number for unit in planned]
    assert len(set(numbers)) == len(numbers) > 20
    assert all(unit.parent == "" or unit.parent in numbers[: i + 1] for i, unit in enumerate(planned))
    assert any(unit.level1 for unit in planned)
    assert all("{" not in unit.name and "*" not in unit.name for unit in planned)


def test_only_agencies_without_units_get_some(demo: Work) -> None:
    with demo.begin() as uow:
        uow.session.execute(
            sa.text(
                "INSERT INTO agencies (id, code, name, national, kind)"
                " VALUES ('x', '8103', 'Pemerintah Kabupaten Baru', false, 'KAB')"
            )
        )
        every = sa.select(sa.func.count()).select_from(org_units)
        before = uow.session.scalar(every) or 0
        report = seed_units(uow.session.connection())
        mine = sa.select(sa.func.count()).where(org_units.c.agency_id == "x")
        assert uow.session.scalar(mine) == report.counts["added"] > 20
        assert uow.session.scalar(every) == before + report.counts["added"]
        assert seed_units(uow.session.connection()).counts["added"] == 0
