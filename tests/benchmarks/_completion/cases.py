"""Cases that two levels have approved and the others have nothing to decide about, laid out by the database itself."""
from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from services.contracts.event import new_id
from services.contracts.verification.messages import CaseAtLevel

AT, VERSION = 3, 5  # agama was approved at levels 1 and 2; BKN and BKN Status do not decide it
PAGE = 1000

# ids grow with time, as UUIDv7 do
CASES = """
    INSERT INTO cases (id, person_id, submission_id, round, register_number, nip, name, unit_path, unit_names,
        agency_id, agency_name, national, kanreg_id, kanreg_name, sent_at, level, state, version, change_labels)
    SELECT CAST(lpad(to_hex(1767225600000 + n), 12, '0') || '7' || substr(m, 1, 3) || '8' || substr(m, 4, 15) AS uuid),
        gen_random_uuid(), gen_random_uuid(), 1, lpad(upper(to_hex(n)), 8, '0'),
        '1975032720000' || lpad(CAST(n % 100000 AS text), 5, '0'), 'PNS ' || n, ARRAY['dinas', 'bidang'],
        ARRAY['Dinas', 'Bidang'], 'a' || n % 600, 'Instansi', false, 'k1', 'Kanreg', now(), :at, 'queued', :version,
        ARRAY['Agama']
    FROM (SELECT n, md5(CAST(n AS text)) AS m FROM generate_series(1, :number) AS n) AS numbered"""
CHANGES = """
    INSERT INTO changes (id, case_id, round, position, key, digest, facts)
    SELECT gen_random_uuid(), id, 1, 0, 'agama', 'd',
        '{"key": "agama", "new": "2", "old": "1", "documents": [], "label": "Agama"}' FROM cases"""
DECISIONS = """
    INSERT INTO decisions (case_id, level, round, change_id, key, digest, verdict, account_id, who, name, office)
    SELECT case_id, level, 1, id, key, digest, 'approve', case_id, 'verifier-' || level, 'verifier-' || level, 'Dinas'
    FROM changes CROSS JOIN generate_series(1, 2) AS level"""
TRANSITIONS = """
    INSERT INTO transitions (case_id, version, state, level, round)
    SELECT id, step, CASE step % 2 WHEN 1 THEN 'queued' ELSE 'open' END, (step + 1) / 2, 1
    FROM cases CROSS JOIN generate_series(1, :version) AS step"""


def lay_out(engine: sa.Engine, number: int) -> None:
    """So many cases that have just come to level 3; 500,000 take about two minutes."""
    with engine.begin() as connection:
        for statement in (CASES, CHANGES, DECISIONS, TRANSITIONS):
            wanted = {"at": AT, "version": VERSION, "number": number}
            text = sa.text(statement)
            connection.execute(text, {name: wanted[name] for name in text.compile().params})
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(sa.text("VACUUM ANALYZE"))


def messages(engine: sa.Engine) -> Iterator[list[CaseAtLevel]]:
    """The messages that say so, page by page."""
    with engine.connect().execution_options(yield_per=PAGE) as connection:
        ids = connection.scalars(sa.text("SELECT CAST(id AS text) FROM cases ORDER BY id"))
        for page in ids.partitions(PAGE):
            yield [CaseAtLevel(case_id, VERSION, new_id()) for case_id in page]
