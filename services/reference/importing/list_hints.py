"""The hint that tells equal names apart: the names above a value, nearest first."""

from __future__ import annotations

import sqlalchemy as sa

from services.chassis.importing.report import Report
from services.reference.importing.list_specs import ListSpec
from services.reference.tables import agencies, list_values

NAMES_ABOVE_IN_ITS_OWN_LIST = sa.text("""
    WITH RECURSIVE placed AS (
        SELECT code, name, '' AS above FROM list_values WHERE list = :list AND parent = ''
        UNION ALL
        SELECT v.code, v.name, concat_ws(', ', p.name, nullif(p.above, ''))
        FROM list_values v JOIN placed p ON v.parent = p.code WHERE v.list = :list
    )
    UPDATE list_values v SET hint = said.hint
    FROM (
        SELECT placed.code, concat_ws(', ', kinds.label, nullif(placed.above, '')) AS hint
        FROM placed JOIN list_values w ON w.list = :list AND w.code = placed.code
        LEFT JOIN jsonb_each_text(CAST(:kinds AS jsonb)) AS kinds(kind, label) ON kinds.kind = w.extra ->> :kind
    ) said
    WHERE v.list = :list AND v.code = said.code AND v.hint <> said.hint
""")

NAMES_ABOVE_IN_ANOTHER_LIST = sa.text("""
    UPDATE list_values v SET hint = concat_ws(', ', p.name, nullif(p.hint, ''))
    FROM list_values p
    WHERE v.list = :list AND p.list = :parent_list AND p.code = v.parent
      AND v.hint <> concat_ws(', ', p.name, nullif(p.hint, ''))
""")

NAME_OF_THE_AGENCY = sa.text("""
    UPDATE list_values v SET hint = a.name FROM agencies a WHERE v.list = :list AND a.id = v.parent AND v.hint <> a.name
""")


def put_hints(connection: sa.Connection, spec: ListSpec, staging: sa.Table, report: Report) -> None:
    """Fill the hints of a list from what stands above its values; a parent that is not there is a warning."""
    connection.execute(sa.text("ANALYZE list_values"))  # a plan for the list as it was would take a quarter of an hour
    names = {"list": spec.name}
    if spec.parent_list == "instansi":
        connection.execute(NAME_OF_THE_AGENCY, names)
    elif spec.parent_list == spec.name:
        kinds = sa.bindparam("kinds", spec.kinds, sa.JSON)
        connection.execute(NAMES_ABOVE_IN_ITS_OWN_LIST.bindparams(kinds), {**names, "kind": spec.kind})
    else:
        connection.execute(NAMES_ABOVE_IN_ANOTHER_LIST, {**names, "parent_list": spec.parent_list})
    _warn_of_orphans(connection, spec, staging, report)


def _warn_of_orphans(connection: sa.Connection, spec: ListSpec, staging: sa.Table, report: Report) -> None:
    if spec.parent_list == "instansi":
        parents = sa.select(agencies.c.id).where(agencies.c.id == staging.c.parent)
    else:
        above = list_values.alias("above")
        parents = sa.select(above.c.code).where(above.c.list == spec.parent_list, above.c.code == staging.c.parent)
    orphans = sa.select(staging.c.line, staging.c.parent).where(staging.c.parent != "", ~parents.exists())
    for line, parent in connection.execute(orphans):
        report.warn(line, spec.parent[0], f"{parent} tidak ada dalam daftar {spec.parent_list}.")
