"""Requests for values that are missing from the lists: grouped as they come, decided together."""
