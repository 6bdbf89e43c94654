"""Mails that wait to be sent, the links in them that open a door once, and what a demo catches."""
import sqlalchemy as sa

from services.identity.tables.base import Id, Moment, metadata

mails = sa.Table(
    "mails",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("letter", sa.Text, nullable=False, comment="which of the letters it is"),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("sealed", sa.Text, nullable=False, comment="JSON of what the letter names, sealed; emptied once sent"),
    sa.Column("queued_at", Moment, nullable=False, server_default=sa.func.now()),
    sa.Column("due_at", Moment, nullable=False, server_default=sa.func.now(), comment="when the next try may come"),
    sa.Column("tries", sa.Integer, nullable=False, server_default="0"),
    sa.Column("leased_until", Moment, comment="while a worker holds it"),
    sa.Column("handed_at", Moment, comment="the server was about to take it: from here on it is never sent again"),
    sa.Column("sent_at", Moment),
    sa.Column("parked_at", Moment, comment="given up, or nobody knows whether it went out"),
    sa.Column("error", sa.Text, nullable=False, server_default="", comment="kind of the last failure"),
    sa.Index("mails_waiting", "due_at", postgresql_where=sa.text("sent_at IS NULL AND parked_at IS NULL")),
)

caught_letters = sa.Table(
    "caught_letters",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("sealed", sa.Text, nullable=False, comment="JSON of subject and body"),
    sa.Column("at", Moment, nullable=False, server_default=sa.func.now()),
    sa.Index("caught_letters_at", "at"),
    comment="letters of a demo, which stay in the house",
)

links = sa.Table(
    "links",
    metadata,
    sa.Column("token_digest", sa.LargeBinary, primary_key=True),
    sa.Column("account_id", Id, sa.ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("purpose", sa.Text, nullable=False),
    sa.Column("made_at", Moment, nullable=False, server_default=sa.func.now()),
    sa.Column("ends_at", Moment, nullable=False),
    sa.Column("used_at", Moment),
    sa.CheckConstraint("purpose IN ('activation', 'reset')", name="links_purpose"),
    comment="who has the token may set the account's password, once",
)
