"""What the identity service says and understands."""
