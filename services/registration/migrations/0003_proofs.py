"""A proof of registration carries a code of its own, by which anybody can check it."""

import sqlalchemy as sa
from alembic import op

revision = "registration_0003"
down_revision = "registration_0002"


def upgrade() -> None:
    """122 random bits: nobody guesses the proof of somebody else."""
    code = sa.text("replace(gen_random_uuid()::text, '-', '')")
    op.add_column("registrants", sa.Column("proof_code", sa.Text(), server_default=code, nullable=False))
    op.create_index("registrants_proof_code", "registrants", ["proof_code"], unique=True)
