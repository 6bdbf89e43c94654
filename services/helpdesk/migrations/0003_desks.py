"""A ticket lies at desks, and somebody there claims it."""

import sqlalchemy as sa
from alembic import op

revision = "helpdesk_0003"
down_revision = "helpdesk_0002"

# Where the tickets of until now lie, as domain/who_answers_what.py said on the day of this migration.  The other agency
# of a move and the level of a form were not kept: the one goes to Mutasi, the other to whoever may turn back most.
DESKS = """
UPDATE tickets SET desks = ARRAY[CASE
    WHEN category = 'beda_instansi' THEN 'helpdesk_mutasi:'
    WHEN category = 'data_pensiun' THEN 'helpdesk_pensiun:'
    WHEN category IN ('beda_nama', 'turun_status', 'perbaikan_data') AND kanreg_id <> ''
        THEN 'helpdesk_kanreg:' || kanreg_id
    WHEN category IN ('ref_unor', 'ref_lokasi', 'data_sekolah', 'data_unit_kesehatan') AND agency_id <> ''
        THEN 'helpdesk_bkd:' || agency_id
    WHEN category = 'verifikasi_noreg' AND agency_id <> '' THEN 'registration_verifier:' || agency_id
    WHEN category = 'tambah_verifikator_l1' AND agency_id <> '' THEN 'l1_move_operator:' || agency_id
    ELSE 'helpdesk_bkn:'
END]
"""


def upgrade() -> None:
    """Tickets of until now go to their desks; nobody has claimed one."""
    columns = (
        sa.Column("desks", sa.ARRAY(sa.Text()), server_default="{}", nullable=False, comment="profile:area, each"),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.Column("claimed_by", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("claimed_name", sa.Text(), server_default="", nullable=False),
        sa.Column("claimed_until", sa.TIMESTAMP(timezone=True), nullable=True),
    )
    for column in columns:
        op.add_column("tickets", column)
    op.execute(DESKS)
    op.create_index("tickets_at_desks", "tickets", ["desks"], postgresql_using="gin")
