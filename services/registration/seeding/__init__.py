"""Plausible synthetic people over the imported agencies and units; nobody in here exists."""
