"""Counts for people and cases that were seeded past the events."""
