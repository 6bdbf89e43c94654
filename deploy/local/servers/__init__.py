"""The broker and the database: given from outside, or started here for this installation alone."""
