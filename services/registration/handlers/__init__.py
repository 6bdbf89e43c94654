"""What the registration service does, one function per use case."""
