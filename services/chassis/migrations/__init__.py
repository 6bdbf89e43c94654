"""Alembic's environment and the messaging tables, the same for every service."""
