"""Files that are written in one go: what they have in common, and Parquet."""
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from io import RawIOBase
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.parquet as pq
import sqlalchemy as sa

GROUP = 5_000  # rows: each group costs memory until the end of the file, each row of a group until its end


class OpenedFile(Protocol):
    """Takes the rows of an export, some at a time."""

    def add(self, rows: Sequence[Sequence[str]]) -> None: ...


OpenFile = Callable[[RawIOBase, "sa.Row[Any]", list[str]], AbstractContextManager[OpenedFile]]


class _RowGroups:
    def __init__(self, writer: pq.ParquetWriter) -> None:
        self._writer = writer
        self._waiting: list[pa.RecordBatch] = []

    def add(self, rows: Sequence[Sequence[str]]) -> None:
        columns = [pa.array(values, pa.string()) for values in zip(*rows, strict=True)]
        self._waiting.append(pa.RecordBatch.from_arrays(columns, schema=self._writer.schema))
        if sum(batch.num_rows for batch in self._waiting) >= GROUP:
            self.write()

    def write(self) -> None:
        """What waits, as one group of rows."""
        if self._waiting:
            self._writer.write_table(pa.Table.from_batches(self._waiting))
            self._waiting.clear()


@contextmanager
def parquet(into: RawIOBase, row: sa.Row[Any], header: list[str]) -> Iterator[OpenedFile]:
    """Columns by their names in docs/fields.md, all texts (a NIP is no number); the metadata say who exported it."""
    about = {"exported_by": row.account_name, "export_id": row.id, "reason": row.reason}
    schema = pa.schema([pa.field(name, pa.string()) for name in (*row.columns, header[-1])], metadata=about)
    pa.set_memory_pool(pa.system_memory_pool())  # gives back what it does not need; the usual one keeps it
    with pq.ParquetWriter(into, schema, compression="zstd", write_statistics=False) as writer:
        groups = _RowGroups(writer)
        yield groups
        groups.write()
