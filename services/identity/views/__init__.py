"""What identity answers to questions, one module for each kind of page."""
