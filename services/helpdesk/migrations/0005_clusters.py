"""Requests for one missing value are decided together."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "helpdesk_0005"
down_revision = "helpdesk_0004"

# what was reported until now, as categories said on the day of this migration; the job groups it
ASKED = """
UPDATE tickets SET asked = left(facts ->> 'nama_isian', 500), list = CASE category
    WHEN 'ref_unor' THEN 'unor' WHEN 'ref_pendidikan' THEN 'pendidikan' WHEN 'ref_jft' THEN 'jft'
    WHEN 'ref_jfu' THEN 'jfu' WHEN 'ref_lokasi' THEN 'lokasi' WHEN 'data_sekolah' THEN 'sekolah'
    WHEN 'data_unit_kesehatan' THEN 'unit_kesehatan' WHEN 'ref_bidang_spesialis' THEN 'spesialis'
    WHEN 'ref_mapel' THEN 'mapel' WHEN 'ref_diklat_fungsional' THEN 'diklat_fungsional' END
WHERE state = 'waiting' AND facts ->> 'nama_isian' <> '' AND category IN (
    'ref_unor', 'ref_pendidikan', 'ref_jft', 'ref_jfu', 'ref_lokasi', 'data_sekolah', 'data_unit_kesehatan',
    'ref_bidang_spesialis', 'ref_mapel', 'ref_diklat_fungsional')
"""
NEAR = """
DO $$ BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE INDEX clusters_alike ON clusters USING gin (words gin_trgm_ops) WHERE state = 'open';
EXCEPTION WHEN OTHERS THEN
    RAISE NOTICE 'pg_trgm cannot be created here';
END $$
"""


def upgrade() -> None:
    """Tickets of until now that ask for a value wait to be grouped."""
    _clusters()
    op.create_table(
        "spellings",
        sa.Column("cluster_id", sa.Uuid(as_uuid=False), sa.ForeignKey("clusters.id"), nullable=False),
        sa.Column("text", sa.Text(), nullable=False, comment="as people typed it"),
        sa.Column("key", sa.Text(), nullable=False, comment="what counts of it, domain/which_requests_are_one.py"),
        sa.Column("desk", sa.Text(), nullable=False),
        sa.Column("list", sa.Text(), nullable=False),
        sa.Column("tickets", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("cluster_id", "text"),
        comment="in how many ways a missing value was typed, and how often",
    )
    op.create_index("spellings_known", "spellings", ["desk", "list", "key"])
    text = {"server_default": "", "nullable": False}
    for column in (
        sa.Column("list", sa.Text(), **text, comment="in which a value is missing, or empty"),
        sa.Column("asked", sa.Text(), **text, comment="the missing value as it was typed"),
        sa.Column("cluster_id", sa.Uuid(as_uuid=False), sa.ForeignKey("clusters.id"), nullable=True),
    ):
        op.add_column("tickets", column)
    op.create_index(
        "tickets_to_group", "tickets", ["id"], postgresql_where=sa.text("list <> '' AND cluster_id IS NULL")
    )
    op.create_index(
        "tickets_of_cluster", "tickets", ["cluster_id", "state", "id"],
        postgresql_where=sa.text("cluster_id IS NOT NULL"),
    )
    op.execute(ASKED)
    op.execute(NEAR)


def _clusters() -> None:
    moment, text = sa.TIMESTAMP(timezone=True), {"server_default": "", "nullable": False}
    op.create_table(
        "clusters",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("desk", sa.Text(), nullable=False, comment="profile:area, which decides"),
        sa.Column(
            "agency_id", sa.Text(), nullable=False, comment="in whose region the value is added; empty for BKN"
        ),
        sa.Column("list", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False, comment="the spelling that most people typed"),
        sa.Column("numbers", sa.Text(), nullable=False, comment="of the name, apart"),
        sa.Column(
            "words", sa.Text(), nullable=False,
            comment="of the name, written out, in the order of the alphabet",
        ),
        sa.Column("state", sa.Text(), server_default="open", nullable=False),
        sa.Column("merged_into", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.Column("tickets", sa.Integer(), server_default="0", nullable=False),
        sa.Column("spellings", sa.Integer(), server_default="0", nullable=False),
        sa.Column("first_at", moment, nullable=False),
        sa.Column("last_at", moment, nullable=False),
        sa.Column("outcome", sa.Text(), **text),
        sa.Column("code", sa.Text(), **text, comment="of the value that it became"),
        sa.Column("value_name", sa.Text(), **text),
        sa.Column("reason", sa.Text(), **text),
        sa.Column("decided_by", JSONB(), nullable=True, comment="as in the answer of a ticket"),
        sa.Column("decided_name", sa.Text(), **text),
        sa.Column("decided_at", moment, nullable=True),
        sa.Column("all_answered", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("apart", sa.Boolean(), server_default="false", nullable=False, comment="an operator has split it"),
        sa.PrimaryKeyConstraint("id"),
        sa.CheckConstraint("state IN ('open', 'decided', 'merged')", name="clusters_state"),
        sa.CheckConstraint("outcome IN ('', 'added', 'mapped', 'refused')", name="clusters_outcome"),
        comment="requests for one missing value: decided together",
    )
    is_open, to_answer = sa.text("state = 'open'"), sa.text("state = 'decided' AND NOT all_answered")
    op.create_index("clusters_open", "clusters", ["desk", "tickets", "id"], postgresql_where=is_open)
    op.create_index("clusters_near", "clusters", ["desk", "list", "numbers"], postgresql_where=is_open)
    op.create_index("clusters_to_answer", "clusters", ["decided_at"], postgresql_where=to_answer)
