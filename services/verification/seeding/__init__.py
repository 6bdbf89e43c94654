"""Cases for forms that were seeded as sent, waiting at all levels, for measurements on a country at work."""
