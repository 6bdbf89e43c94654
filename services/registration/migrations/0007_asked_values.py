"""Values that people missed in a list and go on with."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "registration_0007"
down_revision = "registration_0006"


def upgrade() -> None:
    """Make the tables."""
    moment, text = sa.TIMESTAMP(timezone=True), {"server_default": "", "nullable": False}
    op.create_table(
        "asked_values",
        sa.Column(
            "id", sa.Uuid(as_uuid=False), nullable=False,
            comment="stands for the value in the form; also the ticket's",
        ),
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("list", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False, comment="as it was typed"),
        sa.Column("state", sa.Text(), server_default="waiting", nullable=False),
        sa.Column("code", sa.Text(), **text, comment="of the value that it became"),
        sa.Column("reason", sa.Text(), **text, comment="of a refusal"),
        sa.Column("asked_at", moment, server_default=sa.text("now()"), nullable=False),
        sa.Column("settled_at", moment, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["registrants.person_id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.CheckConstraint("state IN ('waiting', 'settled', 'refused')", name="asked_values_state"),
        comment="values that people missed in a list and go on with",
    )
    op.create_index("ix_asked_values_person_id", "asked_values", ["person_id"])
    op.create_table(
        "held_back",
        sa.Column("case_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("event", JSONB(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"]),
        sa.PrimaryKeyConstraint("case_id"),
        comment="verified cases whose record waits for a value that was asked for",
    )
    op.create_index("ix_held_back_person_id", "held_back", ["person_id"])
