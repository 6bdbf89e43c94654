"""Accounts for the demo country and for measurements, all with one public password."""
