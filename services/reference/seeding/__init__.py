"""Plausible org units for agencies that have none, so that people can be seeded over any list of agencies."""
