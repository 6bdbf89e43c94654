"""What rule checks found, and what they look up: who used a document, who claims a position."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "verification_0005"
down_revision = "verification_0004"


def upgrade() -> None:
    """Make the tables; cases of before know nothing beside their changes."""
    op.add_column("cases", sa.Column("beside", postgresql.JSONB(), server_default="{}", nullable=False))
    op.add_column("cases", sa.Column("position", sa.Text(), server_default="", nullable=False))
    claimed = sa.text("position <> ''")
    op.create_index("cases_position", "cases", ["position"], postgresql_where=claimed)
    op.create_table(
        "document_uses",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("digest", "case_id"),
        comment="who attached which file, in any round",
    )
    op.create_table(
        "findings",
        sa.Column("change_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("told", postgresql.JSONB(), nullable=False),
        sa.ForeignKeyConstraint(["change_id"], ["changes.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("change_id", "code"),
        comment="what rule checks found of a change when its case came to a level; told: what the sentence names",
    )
