"""Fixtures of all tests: the servers that they run against, the whole system for journeys, the browser."""

pytest_plugins = ["tests.servers", "tests.system", "tests.chromium"]
