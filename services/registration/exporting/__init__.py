"""Export Data: asking for one, its snapshot, its file, and handing it over."""
