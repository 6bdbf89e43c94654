"""Fixtures of all tests: the servers that they run against."""

pytest_plugins = ["tests.servers"]
