"""The audit of all services in one place: a copy in the order of each chain, which identity may add to and read."""
