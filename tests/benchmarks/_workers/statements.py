"""The statements that every contestant runs for one message, all in one transaction."""

CLAIM = "INSERT INTO inbox (consumer, event_id) VALUES ('level.1', %s) ON CONFLICT DO NOTHING"
MOVE = """UPDATE cases SET level = level + 1, state = 'open', version = version + 1, since = now()
          WHERE id = %s AND version = %s AND state = 'queued'"""
NOTE = "INSERT INTO history (case_id, version, state, level) VALUES (%s, %s, 'open', 2)"
OPEN = "INSERT INTO work_items (case_id, level, office) SELECT id, level, office FROM cases WHERE id = %s"
POST = "INSERT INTO outbox (exchange, routing_key, body) VALUES ('', %s, %s) RETURNING id"
MARK = "UPDATE outbox SET published_at = now() WHERE id = %s"  # after the confirm, in the next message's transaction


def numbered(statement: str) -> str:
    """The same statement with asyncpg's placeholders."""
    first, *rest = statement.split("%s")
    return first + "".join(f"${number}{part}" for number, part in enumerate(rest, 1))
