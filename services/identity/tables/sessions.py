"""Sessions, the browsers in which they began, log-ins that are under way, and how often somebody tried."""
import sqlalchemy as sa

from services.chassis.tries import tries_table
from services.identity.tables.base import Id, Moment, metadata

sessions = sa.Table(
    "sessions",
    metadata,
    sa.Column("token_digest", sa.LargeBinary, primary_key=True),
    sa.Column("id", Id, nullable=False, unique=True, server_default=sa.func.gen_random_uuid()),
    sa.Column("account_id", Id, sa.ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("address", sa.Text, nullable=False, server_default=""),
    sa.Column("browser", sa.Text, nullable=False, server_default="", comment="its name and system, as the pages show"),
    sa.Column("began_at", Moment, nullable=False, server_default=sa.func.now()),
    sa.Column("seen_at", Moment, nullable=False, server_default=sa.func.now()),
    sa.Column("ended_at", Moment),
)

devices = sa.Table(
    "devices",
    metadata,
    sa.Column("token_digest", sa.LargeBinary, primary_key=True),
    sa.Column("account_id", Id, sa.ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("seen_at", Moment, nullable=False, server_default=sa.func.now()),
    sa.Column("trusted_until", Moment, comment="until then a log-in here needs no code"),
    comment="browsers in which the account has logged in before",
)

log_ins = sa.Table(
    "log_ins",
    metadata,
    sa.Column("token_digest", sa.LargeBinary, primary_key=True),
    sa.Column("account_id", Id, sa.ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("browser", sa.Text, nullable=False),
    sa.Column("began_at", Moment, nullable=False, server_default=sa.func.now()),
    sa.Column("code_shown", sa.Boolean, nullable=False, server_default="false"),
    sa.Column("trust", sa.Boolean, nullable=False, server_default="false", comment="this browser, for some hours"),
    sa.Column("sealed_secret", sa.Text, nullable=False, server_default="", comment="of an app that is being set up"),
    comment="the password was right, something is missing: such a token opens nothing but the next step",
)

tries = tries_table(metadata, "leaky buckets of tries to log in, see domain/who_may_try_again.py")
