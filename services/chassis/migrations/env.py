"""Alembic's environment, the same for every service: one connection, one transaction for each migration."""
from alembic import context

from services.chassis.database import create_engine
from services.chassis.migrations.messaging import index_by_age

engine = create_engine(context.config.attributes["url"])
with engine.connect() as connection:
    context.configure(connection=connection, transaction_per_migration=True)
    with context.begin_transaction():
        context.run_migrations()
with engine.begin() as connection:
    index_by_age(connection)
engine.dispose()
