"""What the helpdesk service says and understands."""
