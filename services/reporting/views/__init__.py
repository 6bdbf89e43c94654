"""What the reporting service shows: figures that were added up before anybody asked."""
