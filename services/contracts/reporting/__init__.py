"""What the reporting service says and understands."""
