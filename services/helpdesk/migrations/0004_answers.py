"""A ticket is answered, talked about, merged and reopened."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "helpdesk_0004"
down_revision = "helpdesk_0003"

ID = sa.Uuid(as_uuid=False)
MOMENT = sa.TIMESTAMP(timezone=True)
NOW = sa.text("now()")


def upgrade() -> None:
    """Tickets of until now wait: nobody could answer them."""
    for column in (
        sa.Column("answer_id", ID, nullable=True, comment="the answer that is under way or stands"),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("merged_into", ID, sa.ForeignKey("tickets.id"), nullable=True),
        sa.Column(
            "news", sa.Text(), server_default="", nullable=False, comment="who wrote last and waits to be read"
        ),
    ):
        op.add_column("tickets", column)
    op.create_index("ix_tickets_merged_into", "tickets", ["merged_into"])
    op.create_check_constraint("tickets_news", "tickets", "news IN ('', 'reporter', 'operator')")
    op.drop_constraint("tickets_state", "tickets")
    op.create_check_constraint(
        "tickets_state", "tickets", "state IN ('waiting', 'sending', 'acting', 'answered', 'merged')"
    )
    _answers()
    _messages()
    _transfers()
    _looks()


def _answers() -> None:
    op.create_table(
        "ticket_answers",
        sa.Column("id", ID, nullable=False),
        sa.Column("ticket_id", ID, sa.ForeignKey("tickets.id"), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column(
            "note", sa.Text(), nullable=False, comment="Keterangan; the reporter reads it, no event and no log does"
        ),
        sa.Column("effect", JSONB(), server_default="{}", nullable=False, comment="what an approval does, by name"),
        sa.Column("by", JSONB(), nullable=False, comment="account_id, name, profile, kind, area, office"),
        sa.Column("state", sa.Text(), server_default="sending", nullable=False),
        sa.Column("given_at", MOMENT, server_default=NOW, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False, comment="until then it can be taken back"),
        sa.Column("finished_at", MOMENT, nullable=True),
        sa.Column("result", JSONB(), server_default="{}", nullable=False, comment="what the owning service said"),
        sa.Column("refusal", sa.Text(), server_default="", nullable=False, comment="why it did not do it"),
        sa.CheckConstraint(
            "state IN ('sending', 'acting', 'done', 'refused', 'undone')", name="ticket_answers_state"
        ),
        sa.CheckConstraint("verdict IN ('approve', 'reject')", name="ticket_answers_verdict"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_ticket_answers_ticket_id", "ticket_answers", ["ticket_id"])
    op.create_index(
        "ticket_answers_due", "ticket_answers", ["due_at"], postgresql_where=sa.text("state = 'sending'")
    )
    op.create_index(
        "ticket_answers_one_under_way", "ticket_answers", ["ticket_id"], unique=True,
        postgresql_where=sa.text("state IN ('sending', 'acting')"),
    )  # fmt: skip


def _messages() -> None:
    op.create_table(
        "ticket_messages",
        sa.Column("id", ID, nullable=False),
        sa.Column("ticket_id", ID, sa.ForeignKey("tickets.id"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), server_default="", nullable=False, comment="an operator's name"),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, server_default=NOW, nullable=False),
        sa.CheckConstraint("kind IN ('reporter', 'operator', 'note')", name="ticket_messages_kind"),
        sa.PrimaryKeyConstraint("id"),
        comment="both ways, and the notes that only operators read",
    )
    op.create_index("ticket_messages_of_ticket", "ticket_messages", ["ticket_id", "at"])


def _transfers() -> None:
    op.create_table(
        "ticket_transfers",
        sa.Column("ticket_id", ID, sa.ForeignKey("tickets.id"), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("agency_id", sa.Text(), nullable=False),
        sa.Column("agency_name", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("by", sa.Text(), server_default="", nullable=False),
        sa.Column("asked_at", MOMENT, server_default=NOW, nullable=False),
        sa.Column("at", MOMENT, nullable=True),
        sa.CheckConstraint("side IN ('from', 'to')", name="ticket_transfers_side"),
        sa.CheckConstraint("verdict IN ('', 'approve', 'reject')", name="ticket_transfers_verdict"),
        sa.PrimaryKeyConstraint("ticket_id", "side"),
        comment="what the two agencies of a move say of it",
    )
    op.create_index("ix_ticket_transfers_agency_id", "ticket_transfers", ["agency_id"])


def _looks() -> None:
    op.create_table(
        "ticket_looks",
        sa.Column("ticket_id", ID, sa.ForeignKey("tickets.id"), nullable=False),
        sa.Column("account_id", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, server_default=NOW, nullable=False),
        sa.PrimaryKeyConstraint("ticket_id", "account_id"),
        comment="who has a ticket open: operators see each other",
    )
