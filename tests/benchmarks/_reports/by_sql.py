"""What the services' own databases say of the campaign, counted by SQL alone: nothing of reporting is asked or used.

SQL joins within one database, so the few columns that are needed of registration and reference are copied into
temporary tables of a session on verification's.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import psycopg

COPIED = {  # table: its columns; from which database; the query
    "known": (
        """person_id uuid PRIMARY KEY, agency_id text, unit_id text, serves boolean, registrant text,
           registered_at timestamptz, filled boolean, verified boolean, sex text, born int, golongan text, study text,
           position text""",
        "registration",
        """SELECT p.id, p.agency_id, p.unit_id, p.status = 'active', coalesce(r.state, ''), r.registered_at,
                  f.saved_at IS NOT NULL, coalesce(f.state = 'done', false), coalesce(p.record->>'jenis_kelamin', ''),
                  extract(year FROM p.birth_date)::int, coalesce(p.record->>'golongan', ''),
                  coalesce(p.record->>'pendidikan_terakhir', ''), coalesce(p.record->>'jenis_jabatan', '')
           FROM people p LEFT JOIN registrants r ON r.person_id = p.id LEFT JOIN forms f ON f.person_id = p.id""",
    ),
    "sent": (
        "person_id uuid, round int, at timestamptz", "registration", "SELECT person_id, round, sent_at FROM submissions"
    ),
    "agencies": (
        "id text PRIMARY KEY, name text, national boolean, kanreg_id text, province_code text", "reference",
        "SELECT id, name, national, coalesce(kanreg_id, ''), province_code FROM agencies",
    ),
    "studies": (
        "code text PRIMARY KEY, level text", "reference",
        "SELECT code, parent FROM list_values WHERE list = 'pendidikan'",
    ),
}  # fmt: skip
# the stages into which verification brought each form, round by round
STEPS = """
    steps AS (
        SELECT c.person_id, t.round, t.version, t.at, CASE WHEN t.state IN ('returned', 'completed', 'done')
               THEN t.state ELSE 'level-' || t.level END AS stage
        FROM transitions t JOIN cases c ON c.id = t.case_id
    ), marked AS (
        SELECT *, lag(stage) OVER mine AS before, lag(round) OVER mine AS round_before
        FROM steps WINDOW mine AS (PARTITION BY person_id ORDER BY version)
    ), brought AS (
        SELECT person_id, round, version, stage, at FROM marked
        WHERE (stage, round) IS DISTINCT FROM (before, round_before)
    )"""
# every form's way: the stages that it entered, and when it left each
WAY = f"""
    CREATE TEMPORARY TABLE way AS
    WITH {STEPS}, entered AS (
        SELECT person_id, round, 0 AS version, 'sent' AS stage, at FROM sent UNION ALL TABLE brought
    )
    SELECT k.person_id, k.agency_id, e.stage, e.at, lead(e.at) OVER mine AS left_at
    FROM entered e JOIN known k USING (person_id) WINDOW mine AS (PARTITION BY person_id ORDER BY e.round, e.version)"""
STAGES = """
    SELECT k.agency_id, s.stage, count(*) FROM known k CROSS JOIN LATERAL (VALUES
        ('expected', serves OR registrant <> ''), ('registered', registrant IN ('baru', 'aktif')),
        ('rejected', registrant = 'ditolak'),
        ('filled', filled OR k.person_id IN (SELECT person_id FROM sent))
    ) AS s (stage, counts) WHERE s.counts GROUP BY 1, 2
    UNION ALL SELECT agency_id, stage, count(*) FROM way WHERE left_at IS NULL GROUP BY 1, 2"""
DAY = "({} AT TIME ZONE 'Asia/Jakarta')::date"
DAYS = f"""
    SELECT agency_id, day, stage, sum(change)::int FROM (
        SELECT agency_id, {DAY.format("at")} AS day, stage, 1 AS change FROM way
        UNION ALL SELECT agency_id, {DAY.format("left_at")}, stage, -1 FROM way WHERE left_at IS NOT NULL
        UNION ALL SELECT agency_id, {DAY.format("registered_at")}, 'registered', 1 FROM known
                  WHERE registrant IN ('baru', 'aktif')
    ) AS changes GROUP BY 1, 2, 3"""
OPEN = f"""
    SELECT agency_id, stage, {DAY.format("now()")} - {DAY.format("at")} AS days, count(*) FROM way
    WHERE left_at IS NULL AND stage NOT IN ('returned', 'completed', 'done') GROUP BY 1, 2, 3"""
WORKFORCE = f"""
    SELECT agency_id, side, value, count(*), count(*) FILTER (WHERE verified)
    FROM (SELECT *, extract(year FROM {DAY.format("now()")})::int - born AS age FROM known WHERE serves) AS k
    LEFT JOIN studies ON code = study
    CROSS JOIN LATERAL (VALUES ('sex', sex), ('golongan', golongan), ('education', coalesce(level, '')),
        ('position', position), ('age', CASE WHEN age < 20 THEN '< 20' WHEN age >= 60 THEN '60+'
            ELSE age / 5 * 5 || '–' || age / 5 * 5 + 4 END)) AS s (side, value)
    GROUP BY 1, 2, 3"""
EVENTS = {
    "registration": """SELECT (SELECT count(*) FROM registrants) + (SELECT count(*) FROM submissions)
                              + (SELECT count(*) FROM forms WHERE saved_at IS NOT NULL)""",
    "verification": f"WITH {STEPS} SELECT count(*) FROM brought",
}


@dataclass(frozen=True)
class Agency:
    """As reference has it."""

    id: str
    name: str
    national: bool
    kanreg_id: str
    province_code: str


@dataclass(frozen=True)
class Truth:
    """Numbers of people, each by agency: in each stage; by day and stage (net changes); open by stage and age in days;

    of the workforce by side and value, all and the verified of them.
    """

    agencies: dict[str, Agency]
    stages: Counter[tuple[str, str]]
    days: Counter[tuple[str, str, str]]
    open: Counter[tuple[str, str, int]]
    workforce: Counter[tuple[str, str, str]]
    verified: Counter[tuple[str, str, str]]
    people: int


def truth(urls: dict[str, str]) -> Truth:
    """``urls``: psycopg's addresses of ``registration``, ``verification`` and ``reference``."""
    with psycopg.connect(urls["verification"]) as connection:
        connection.execute("SET LOCAL work_mem = '256MB'")
        for name, (columns, service, query) in COPIED.items():
            _copy(urls[service], query, connection, name, columns)
        connection.execute("ANALYZE known, sent")
        connection.execute(WAY.encode())
        connection.execute("ANALYZE way")
        [people] = connection.execute("SELECT count(*) FROM known").fetchone() or (0,)
        workforce = connection.execute(WORKFORCE).fetchall()
        found = Truth(
            agencies={row[0]: Agency(*row) for row in connection.execute("SELECT * FROM agencies")},
            stages=_counted(connection, STAGES),
            days=Counter({(row[0], row[1].isoformat(), row[2]): row[3] for row in connection.execute(DAYS.encode())}),
            open=_counted(connection, OPEN),
            workforce=Counter({row[:3]: row[3] for row in workforce}),
            verified=Counter({row[:3]: row[4] for row in workforce}),
            people=people,
        )
        connection.rollback()
    return found


def events(urls: dict[str, str]) -> int:
    """How many it took to make these figures: registrations, forms begun and sent, steps of cases."""
    number = 0
    for service, question in EVENTS.items():
        with psycopg.connect(urls[service]) as connection:
            connection.execute("SET LOCAL work_mem = '256MB'")
            number += (connection.execute(question.encode()).fetchone() or (0,))[0]
    return number


def _copy(source: str, query: str, target: psycopg.Connection[Any], table: str, columns: str) -> None:
    target.execute(f"CREATE TEMPORARY TABLE {table} ({columns})".encode())
    with (
        psycopg.connect(source) as connection,
        connection.cursor().copy(f"COPY ({query}) TO STDOUT".encode()) as rows,
        target.cursor().copy(f"COPY {table} FROM STDIN".encode()) as into,
    ):
        for piece in rows:
            into.write(piece)


def _counted(connection: psycopg.Connection[Any], question: str) -> Counter[Any]:
    return Counter({row[:-1]: row[-1] for row in connection.execute(question.encode())})
