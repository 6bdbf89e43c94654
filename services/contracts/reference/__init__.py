"""What the reference service says and understands."""
