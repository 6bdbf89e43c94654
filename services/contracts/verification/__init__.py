"""What the verification service says and understands."""
