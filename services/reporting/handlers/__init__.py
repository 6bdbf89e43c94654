"""What the reporting service does with events: whom they name is pulled, and counted anew."""
