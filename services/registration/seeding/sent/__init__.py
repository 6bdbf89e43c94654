"""People who have registered and sent their form, for measurements on a country at work."""
