"""A database that can be brought back to what its migrations left."""
from typing import Any

import sqlalchemy as sa


class Emptied:
    """Remembers the rows that the migrations inserted; everything else goes with ``empty``.

    ``admin`` is another engine on it, of somebody who may delete from the audit.
    """

    def __init__(self, engine: sa.Engine, admin: sa.Engine) -> None:
        self.engine, self.admin = engine, admin
        self._metadata = sa.MetaData()
        self._metadata.reflect(engine)
        backwards = reversed(self._metadata.sorted_tables)  # who points before who is pointed at
        self._delete = "; ".join(f'DELETE FROM "{table.name}"' for table in backwards)
        schemas = sa.inspect(engine).get_schema_names()
        kept = ["audit.seals", "audit.entries", *(["collected.entries"] if "collected" in schemas else [])]
        self._delete_audit = "; ".join(f"DELETE FROM {table}" for table in kept)
        with engine.connect() as connection:
            self._first = {table: self._rows(connection, table) for table in self._metadata.sorted_tables}

    def empty(self) -> None:
        """Only the migrations' rows stay."""
        with self.admin.begin() as connection:
            connection.exec_driver_sql(self._delete_audit)
        with self.engine.begin() as connection:
            for _ in range(2):  # what a trigger keeps of a row that goes, goes with the second
                connection.exec_driver_sql(self._delete)
            for table, rows in self._first.items():
                if rows:
                    connection.execute(sa.insert(table), rows)

    def dispose(self) -> None:
        """Let go of the database."""
        self.engine.dispose()
        self.admin.dispose()

    @staticmethod
    def _rows(connection: sa.Connection, table: sa.Table) -> list[dict[str, Any]]:
        return [dict(row) for row in connection.execute(sa.select(table)).mappings()]
