"""What the registration service says and understands."""
