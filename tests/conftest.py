"""Fixtures of all tests: the servers that they run against, and the whole system for journeys."""

pytest_plugins = ["tests.servers", "tests.system"]
