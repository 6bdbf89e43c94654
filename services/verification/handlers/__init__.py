"""What the verification service does, one function per use case."""
