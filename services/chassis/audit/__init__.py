"""Who did or read what: entries that nobody can change, chained and signed, in a schema that no service owns."""
