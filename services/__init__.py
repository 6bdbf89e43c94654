"""The services of e-PUPNS, what they say to each other (contracts) and what they stand on (chassis)."""
