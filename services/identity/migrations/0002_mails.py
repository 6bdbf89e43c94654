"""An account's e-mail address, the mails that wait for the worker, and the links in them."""

import sqlalchemy as sa
from alembic import op

revision = "identity_0002"
down_revision = "identity_0001"


def upgrade() -> None:
    """Create what mails need."""
    op.add_column("accounts", sa.Column("email", sa.Text(), server_default="", nullable=False))
    op.add_column(
        "accounts",
        sa.Column("language", sa.Text(), server_default="id", nullable=False, comment="of the mails: id or en"),
    )
    _create_mails()
    op.create_table(
        "links",
        sa.Column("token_digest", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("made_at", sa.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("ends_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("used_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint("purpose IN ('activation', 'reset')", name="links_purpose"),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("token_digest"),
        comment="who has the token may set the account's password, once",
    )
    op.create_index("ix_links_account_id", "links", ["account_id"], unique=False)


def _create_mails() -> None:
    op.create_table(
        "mails",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("letter", sa.Text(), nullable=False, comment="which of the letters it is"),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column(
            "sealed", sa.Text(), nullable=False, comment="JSON of what the letter names, sealed; emptied once sent"
        ),
        sa.Column("queued_at", sa.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column(
            "due_at",
            sa.TIMESTAMP(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
            comment="when the next try may come",
        ),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("leased_until", sa.TIMESTAMP(timezone=True), nullable=True, comment="while a worker holds it"),
        sa.Column(
            "handed_at",
            sa.TIMESTAMP(timezone=True),
            nullable=True,
            comment="the server was about to take it: from here on it is never sent again",
        ),
        sa.Column("sent_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column(
            "parked_at",
            sa.TIMESTAMP(timezone=True),
            nullable=True,
            comment="given up, or nobody knows whether it went out",
        ),
        sa.Column("error", sa.Text(), server_default="", nullable=False, comment="kind of the last failure"),
        sa.PrimaryKeyConstraint("id"),
    )
    waiting = sa.text("sent_at IS NULL AND parked_at IS NULL")
    op.create_index("mails_waiting", "mails", ["due_at"], unique=False, postgresql_where=waiting)
