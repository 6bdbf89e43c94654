"""``./epupns bench export``: the files of Export Data beside what PostgreSQL itself takes for the same rows.

``--rows`` (1,000,000) verified people with a record of ``--columns`` (60) fields each, three of them sealed, in a
database of its own that is dropped at the end.  Each format is asked for and made by a worker in a process of its own
(snapshot, file, digest, audit); ``psql COPY`` is the same query, ordered alike, to a CSV file.  Memory is the most
that the worker's process ever held.  The names of codes come from memory: ``bench rpc`` measures that way; and the
worker does not rest, as it does in the field.  ``--format csv`` makes one format only.  ``--json``.

``--beside`` instead: a country in a data folder of its own (``--known`` 4,000 people, half of them with a case), as
many verified people beside them in registration, and an export of all of them (``--format`` csv) by the running worker,
at its own pace.  Two verifiers review and decide and four people a second log in, ``--seconds`` (60) before it, so long
from the moment at which it is asked for (its rows are copied then), and so long while its file is made.
``--beside --measure`` does it on the running system.
"""
from __future__ import annotations

import base64
import json
import os
import secrets
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from services.registration.domain.what_can_be_exported import COLUMNS
from services.registration.secrets import sealed
from tests.benchmarks._export.beside import AGENCY as BESIDE
from tests.benchmarks._export.beside import beside, make_people
from tests.benchmarks._installation import environment
from tests.benchmarks._national.country import REAL_LISTS, national
from tests.benchmarks._national.starting import epupns
from tests.benchmarks._report import machine, option, tell
from tests.benchmarks._scratch import scratch_databases

AGENCY = "bench"
FORMATS = ("csv", "parquet", "xlsx")
SEED = """
    INSERT INTO people (id, nip, name, birth_date, agency_id, unit_id, record)
    SELECT gen_random_uuid(), '1975' || lpad(n::text, 14, '0'), 'NAMA ' || n, '1975-03-27', %(agency)s, 'u',
           %(record)s::jsonb || jsonb_build_object('sk_pns_nomor', 'SK/' || n, 'alamat', 'Jalan Melati ' || n)
    FROM generate_series(1, %(rows)s) AS n;
"""
REGISTERED = """
    INSERT INTO registrants (person_id, register_number, agency_id, email, phone, state)
    SELECT id, substr(md5(nip), 1, 16), agency_id, '', '', 'aktif' FROM people WHERE agency_id = %(agency)s;
"""
DONE = "INSERT INTO forms (person_id, state) SELECT id, 'done' FROM people WHERE agency_id = %(agency)s"


def main() -> None:
    """The command."""
    if "--beside" in sys.argv:
        return tell(measure_beside() if "--measure" in sys.argv else in_a_country())
    rows, columns = option("rows", 1_000_000), list(COLUMNS)[: option("columns", 60)]
    key = base64.b64encode(secrets.token_bytes(32)).decode()
    keys = json.dumps({"k1": key})
    os.environ.update(FIELD_KEYS=keys, FIELD_HASH_KEY=key, DOCUMENT_KEYS=keys, ASSERTION_PRIVATE_KEY=key)
    os.environ["EXPORT_RESTS"] = "0"
    formats = [_format()] if "--format" in sys.argv else FORMATS
    with scratch_databases("registration") as urls, tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
        began = time.monotonic()
        seed(urls["registration"], rows)
        written = time.monotonic() - began
        copied = copy(urls["registration"], columns, Path(folder) / "copy.csv")
        made = {name: made_by_worker(urls["registration"], name, columns, folder) for name in formats}
        again = copy(urls["registration"], columns, Path(folder) / "copy.csv")
    seconds = min(copied, again)
    tell({
        "rows": rows,
        "columns": len(columns),
        "people written in (s)": round(written),
        "psql COPY (s), before and after": f"{copied:.1f}, {again:.1f}",
        **made,
        **{f"{name} beside COPY": f"{one['seconds'] / seconds:.2f} times" for name, one in made.items()},
        "largest memory (MB)": max(one["memory_MB"] for one in made.values()),
        "machine": machine(),
    })  # fmt: skip
    return None


def in_a_country() -> dict[str, Any]:
    """Makes one, and measures in it."""
    known, began = option("known", 4_000), time.monotonic()
    given = [word for name, usual in (("rows", 1_000_000), ("columns", 60), ("seconds", 60))
             for word in (f"--{name}", str(option(name, usual)))]  # fmt: skip
    with national(known, known // 2, REAL_LISTS) as found:
        made = round(time.monotonic() - began)
        epupns("up", "--detach", environment=found)
        words = ["--beside", "--measure", "--json", "--format", _format(), *given]
        told = json.loads(epupns("bench", "export", *words, environment=found))
        epupns("down", environment=found)
    return {"made in (s)": made, **told, "all of it in (s)": round(time.monotonic() - began)}


def measure_beside() -> dict[str, Any]:
    """On the running system."""
    os.environ.update({name: value for name, value in environment("registration").items() if name.startswith("FIELD_")})
    began = time.monotonic()
    make_people(option("rows", 1_000_000), lambda url, rows: seed(url, rows, BESIDE))
    made = round(time.monotonic() - began)
    told = beside(_format(), list(COLUMNS)[: option("columns", 60)], option("seconds", 60))
    return {"people written in (s)": made, **told}


def _format() -> str:
    return sys.argv[sys.argv.index("--format") + 1] if "--format" in sys.argv else "csv"


def seed(url: str, rows: int, agency: str = AGENCY) -> None:
    """People of an agency whose forms went the whole way."""
    record = sealed({
        name: field.choices[0][0] if field.choices else "3404112703750007" if field.secret else f"nilai {number}"
        for number, (name, field) in enumerate(COLUMNS.items())
    })  # fmt: skip
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")  # no triggers: nobody of them is missing anyway
        asked = {"agency": agency, "record": json.dumps(record), "rows": rows}
        for statement in (SEED, REGISTERED, DONE):
            connection.execute(statement, asked)
        connection.execute("VACUUM ANALYZE")
        connection.execute("CHECKPOINT")  # else what was written now is flushed while others are timed


def copy(url: str, columns: list[str], path: Path) -> float:
    """Seconds that the server takes to write the same rows as CSV."""
    cells = sql.SQL(", ").join(sql.SQL("p.record ->> {}").format(sql.Literal(name)) for name in columns)
    query = sql.SQL(
        "COPY (SELECT {}, p.nip FROM people p JOIN forms f ON f.person_id = p.id"
        " WHERE f.state = 'done' AND p.agency_id = {} ORDER BY p.nip) TO STDOUT (FORMAT csv)"
    ).format(cells, sql.Literal(AGENCY))
    began = time.monotonic()
    with (
        psycopg.connect(url.replace("+psycopg", "")) as connection,
        connection.cursor().copy(query) as rows,
        path.open("wb") as file,
    ):
        for piece in rows:
            file.write(piece)
    return time.monotonic() - began


def made_by_worker(url: str, format: str, columns: list[str], folder: str) -> dict[str, Any]:
    """What a worker of its own reports."""
    asked = {"agency": AGENCY, "url": url, "format": format, "columns": columns, "folder": f"{folder}/{format}"}
    command = [sys.executable, "-m", "tests.benchmarks._export.making", json.dumps(asked)]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    told: dict[str, Any] = json.loads(said.splitlines()[-1])  # behind the alarm of an unusual volume
    return told


if __name__ == "__main__":
    main()
