"""Steps of a log-in, browsers that are known, authenticator apps, and tries counted in buckets."""

import sqlalchemy as sa
from alembic import op

revision = "identity_0005"
down_revision = "identity_0004"

MOMENT = sa.TIMESTAMP(timezone=True)
NOW = sa.text("now()")


def _account() -> sa.Column:
    return sa.Column("account_id", sa.Uuid(as_uuid=False), nullable=False)


def _of_account() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], ondelete="CASCADE")


def upgrade() -> None:
    """Failures that were counted the old way are forgotten."""
    op.drop_table("tries")
    op.create_table(
        "tries",
        sa.Column("subject", sa.Text(), nullable=False, comment="a bucket and the digest of whose it is"),
        sa.Column("empty_at", MOMENT, nullable=False, comment="when the bucket has dripped out"),
        sa.PrimaryKeyConstraint("subject"),
        comment="leaky buckets of tries to log in, see domain/who_may_try_again.py",
    )
    id_made = sa.text("gen_random_uuid()")
    op.add_column("sessions", sa.Column("id", sa.Uuid(as_uuid=False), server_default=id_made, nullable=False))
    op.create_unique_constraint("sessions_id_key", "sessions", ["id"])
    shown = "its name and system, as the pages show"
    op.add_column("sessions", sa.Column("browser", sa.Text(), server_default="", nullable=False, comment=shown))
    _create_devices_and_log_ins()
    _create_second_factors()


def _create_devices_and_log_ins() -> None:
    op.create_table(
        "devices",
        sa.Column("token_digest", sa.LargeBinary(), nullable=False),
        _account(),
        sa.Column("seen_at", MOMENT, server_default=NOW, nullable=False),
        sa.Column("trusted_until", MOMENT, nullable=True, comment="until then a log-in here needs no code"),
        _of_account(),
        sa.PrimaryKeyConstraint("token_digest", "account_id"),
        comment="browsers in which the account has logged in before",
    )
    op.create_table(
        "log_ins",
        sa.Column("token_digest", sa.LargeBinary(), nullable=False),
        _account(),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("browser", sa.Text(), nullable=False),
        sa.Column("began_at", MOMENT, server_default=NOW, nullable=False),
        sa.Column("code_shown", sa.Boolean(), server_default="false", nullable=False),
        sa.Column(
            "trust", sa.Boolean(), server_default="false", nullable=False, comment="this browser, for some hours"
        ),
        sa.Column(
            "sealed_secret", sa.Text(), server_default="", nullable=False, comment="of an app that is being set up"
        ),
        _of_account(),
        sa.PrimaryKeyConstraint("token_digest"),
        comment="the password was right, something is missing: such a token opens nothing but the next step",
    )
    op.create_index("ix_log_ins_account_id", "log_ins", ["account_id"], unique=False)


def _create_second_factors() -> None:
    op.create_table(
        "second_factors",
        _account(),
        sa.Column("sealed_secret", sa.Text(), nullable=False),
        sa.Column("set_up_at", MOMENT, server_default=NOW, nullable=False),
        sa.Column(
            "last_step", sa.BigInteger(), server_default="0", nullable=False, comment="30 s each; none is used twice"
        ),
        _of_account(),
        sa.PrimaryKeyConstraint("account_id"),
    )
    op.create_table(
        "recovery_codes",
        _account(),
        sa.Column("code_digest", sa.Text(), nullable=False, comment="keyed hash; a used code is deleted"),
        _of_account(),
        sa.PrimaryKeyConstraint("account_id", "code_digest"),
    )
